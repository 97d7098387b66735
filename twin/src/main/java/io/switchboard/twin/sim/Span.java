package io.switchboard.twin.sim;

import java.time.Duration;

/** Keeps count of a run for as long as a scenario lasts. */
final class Span implements Watcher {

    private final Tally tally;
    private final long lengthMillis;
    private long passed;

    Span(Tally tally, Duration length) {
        this.tally = tally;
        this.lengthMillis = length.toMillis();
    }

    Tally tally() {
        return tally;
    }

    @Override
    public void arrived(Contact contact) {
        tally.arrived(contact);
    }

    @Override
    public void settled(Contact contact) {
        tally.settled(contact);
    }

    @Override
    public void passed(long millis, int busy, int onDuty, int waiting) {
        passed += millis;
    }

    @Override
    public boolean isEnough() {
        return passed >= lengthMillis;
    }
}
