package io.switchboard.conservation;

import io.switchboard.event.CallEvent;
import io.switchboard.event.TicketEvent;
import io.switchboard.sla.EngineOfOneItem;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.SlaRules;
import io.switchboard.twin.sim.Chronicle;
import io.switchboard.twin.sim.Life;
import io.switchboard.twin.sim.Play;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that topics would have of a scenario that was played whole: events of calls and tickets, some of them late, and what
 * the SLA engine says of them, and takes back, where each class of contacts is promised what the scenario promises it.
 */
final class Records {

    static final Duration LATENESS = Duration.ofDays(1);

    /** By then all that waits has waited too long. */
    private static final Duration AFTERWARDS = Duration.ofDays(10);

    /** The news of one ticket in so many comes late: its breaches are told first, and withdrawn. */
    private static final int LATE_ONE_IN = 7;

    private static final Duration LATE_BY = Duration.ofHours(5);

    /**
     * Something that is read.
     *
     * @param seen when it is
     * @param what an event, an escalation or an outcome
     */
    record Told(Instant seen, Object what) {}

    private final List<Life> lives;
    private final List<Told> inOrder = new ArrayList<>();

    private Records(List<Life> lives) {
        this.lives = lives;
    }

    /** Of a scenario of the library. */
    static Records of(String scenario, long seed) {
        Play play = Play.of(scenario);
        Records records = new Records(Chronicle.of(play, seed));
        records.tell(EngineOfOneItem.rules(play.policies(), LATENESS));
        return records;
    }

    private void tell(SlaRules rules) {
        Instant end = lives.get(lives.size() - 1).entered().plus(AFTERWARDS);
        lives.forEach(life -> tell(life, EngineOfOneItem.under(rules), end));
        inOrder.sort(Comparator.comparing(Told::seen));
    }

    private void tell(Life life, EngineOfOneItem engine, Instant end) {
        boolean late = !life.isCall() && Math.floorMod(life.id().hashCode(), LATE_ONE_IN) == 0;
        for (Object event : life.events()) {
            Instant at = at(event);
            Instant seen = late && at.isAfter(life.entered()) ? at.plus(LATE_BY) : at;
            engine.until(seen.minusMillis(1));
            collect(engine, seen);
            inOrder.add(new Told(seen, event));
            engine.on(event, seen);
            collect(engine, seen);
        }
        engine.until(end);
        collect(engine, end);
    }

    /** What is due is told when it is, whenever somebody looks. */
    private void collect(EngineOfOneItem engine, Instant seen) {
        engine.escalations().forEach(one -> inOrder.add(new Told(isCorrection(one) ? seen : one.at(), one)));
        engine.outcomes().forEach(one -> inOrder.add(new Told(seen, one)));
        engine.escalations().clear();
        engine.outcomes().clear();
    }

    private static boolean isCorrection(Escalation escalation) {
        return escalation.kind() == Escalation.Kind.CORRECTION;
    }

    private static Instant at(Object event) {
        return event instanceof CallEvent call ? call.at() : ((TicketEvent) event).at();
    }

    List<Life> lives() {
        return lives;
    }

    /** As they are read. */
    List<Told> inOrder() {
        return inOrder;
    }
}
