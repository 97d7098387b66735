package io.switchboard.sla;

import io.switchboard.sla.Escalation.Correction;
import io.switchboard.sla.Escalation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts into records what the world has to be told of one item. The first record of a level is its warning or breach;
 * whatever is said of the level later is a correction that names the record it takes the place of.
 */
final class Teller {

    private final String itemId;
    private final List<Escalation> escalations = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Unmatched> unmatched = new ArrayList<>();

    Teller(String itemId) {
        this.itemId = itemId;
    }

    /** There is nothing to tell. */
    boolean isSilent() {
        return escalations.isEmpty() && outcomes.isEmpty() && unmatched.isEmpty();
    }

    List<Escalation> escalations() {
        return escalations;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    List<Unmatched> unmatched() {
        return unmatched;
    }

    void tell(Unmatched item) {
        unmatched.add(item);
    }

    /** A level was reached for the first time and in its time. */
    Cycle raise(Cycle cycle, Mark mark) {
        return tell(cycle, mark, null, null);
    }

    /** A level was reached that had been withdrawn, or in a past that was told without it. */
    Cycle add(Cycle cycle, Mark mark, String cause) {
        return tell(cycle, mark, Correction.ADDED, cause);
    }

    /** What was told of a level is not what is true. */
    Cycle move(Cycle cycle, Mark mark, String cause) {
        return tell(cycle, mark, Correction.MOVED, cause);
    }

    /** What was told of a level is not true; {@code mark} is the moment that shows it. */
    Cycle withdraw(Cycle cycle, Mark mark, String cause) {
        return tell(cycle, mark, Correction.WITHDRAWN, cause);
    }

    Cycle end(Cycle cycle, Ending ending) {
        return conclude(cycle, ending, ending.print());
    }

    Cycle withdrawEnd(Cycle cycle, Ending ending) {
        return conclude(cycle, ending, 0);
    }

    private Cycle tell(Cycle cycle, Mark mark, Correction correction, String cause) {
        Clock clock = cycle.clock();
        Told head = cycle.told(mark.level());
        int link = head == null ? 0 : head.link() + 1;
        boolean live = correction != Correction.WITHDRAWN;
        int version = live ? mark.version() : head.version();
        long dueAt = live ? mark.dueAt() : head.dueAt();
        escalations.add(new Escalation(
                id(clock, version, mark.level(), link),
                itemId,
                mark.customerId(),
                clock.name(),
                clock.cycle(),
                clock.policyId(),
                version,
                mark.level(),
                correction == null ? mark.kind() : Kind.CORRECTION,
                instant(dueAt),
                Instant.ofEpochMilli(mark.at()),
                mark.wallMs(),
                mark.businessMs(),
                correction,
                head == null ? null : id(clock, head.version(), mark.level(), head.link()),
                cause == null ? mark.cause() : cause,
                mark.snapshot(),
                Instant.ofEpochMilli(live ? mark.deliverAt() : mark.at()),
                mark.recipients()));
        return cycle.telling(new Told(0, link, live, dueAt, mark.print(), mark.level(), version));
    }

    private Cycle conclude(Cycle cycle, Ending ending, long print) {
        Clock clock = cycle.clock();
        outcomes.add(new Outcome(
                itemId,
                ending.customerId(),
                clock.name(),
                clock.cycle(),
                clock.policyId(),
                ending.policyVersion(),
                ending.verdict(),
                ending.reason(),
                Instant.ofEpochMilli(ending.startedAt()),
                instant(ending.dueAt()),
                instant(ending.breachedAt()),
                Instant.ofEpochMilli(ending.endedAt()),
                ending.wallMs(),
                ending.businessMs(),
                ending.pausedMs(),
                ending.reassignments(),
                ending.reopens(),
                cycle.revision() + 1,
                ending.snapshot()));
        return cycle.telling(print);
    }

    private String id(Clock clock, int version, String level, int link) {
        return Escalation.id(itemId, clock.name(), clock.cycle(), clock.policyId(), version, level, link);
    }

    private static Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
