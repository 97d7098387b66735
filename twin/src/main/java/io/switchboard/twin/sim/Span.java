package io.switchboard.twin.sim;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Keeps count of a run for as long as a scenario lasts. */
final class Span implements Watcher {

    private final Tally tally;
    private final long lengthMillis;
    private final Set<Contact> unsettled = new HashSet<>();
    private long passed;

    Span(Tally tally, Duration length) {
        this.tally = tally;
        this.lengthMillis = length.toMillis();
    }

    /** After the run. Who waits still counts, too: or the longer a class is left waiting, the better it would look. */
    Tally ended() {
        unsettled.forEach(contact -> tally.waits(contact, lengthMillis));
        unsettled.clear();
        return tally;
    }

    /** What ends the run comes after its end. */
    @Override
    public void arrived(Contact contact) {
        if (!isEnough()) {
            unsettled.add(contact);
        }
    }

    @Override
    public void settled(Contact contact) {
        if (!isEnough()) {
            unsettled.remove(contact);
            tally.settled(contact);
        }
    }

    @Override
    public void answered(Contact contact, Survey.Answer answer) {
        if (!isEnough()) {
            tally.answered(contact, answer);
        }
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
