package io.switchboard.chaos.verdict;

import io.switchboard.chaos.oracle.Expected;
import io.switchboard.chaos.oracle.Standing;
import io.switchboard.chaos.verdict.Difference.Fault;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Escalation.Correction;
import io.switchboard.sla.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Holds the wall time at which records were seen against the time at which they could be known. */
final class Timeliness {

    /** How long something may take to be seen, once it could be known and nothing was wrong with the cluster any more. */
    private static final long LATEST_MS = 180_000;

    private final Expected expected;
    private final Passage passage;
    private final long wellMs;
    private final List<Difference> differences = new ArrayList<>();
    private long worstLatenessMs;

    Timeliness(Expected expected, Passage passage, long wellMs) {
        this.expected = expected;
        this.passage = passage;
        this.wellMs = wellMs;
    }

    /** What was early, and what was late. */
    List<Difference> differences() {
        return differences;
    }

    long worstLatenessMs() {
        return worstLatenessMs;
    }

    /** A level can be known when time has come to it, and a correction not before its cause is. */
    void escalation(Seen<Escalation> seen) {
        Escalation e = seen.value();
        long knowable = passage.knowable(e.itemId(), from(e));
        early(seen, e.itemId(), e.at(), passage.tellable(e.itemId(), from(e)));
        late(seen, e.itemId(), e.at(), Math.max(knowable, passage.written(e.itemId(), e.cause())));
    }

    /** An end can be known when what happened at that moment is; what brought a later revision it does not say. */
    void outcome(Seen<Outcome> seen) {
        Outcome o = seen.value();
        long knowable = passage.happened(o.itemId(), o.endedAt());
        early(seen, o.itemId(), o.endedAt(), knowable);
        if (o.revision() == 1) {
            late(seen, o.itemId(), o.endedAt(), knowable);
        }
    }

    /** A target that is used up at closing time is told when we open; what is taken back is taken back at once. */
    private Instant from(Escalation e) {
        Standing truth = expected.standing().get(Fold.standing(e).key());
        boolean stands = truth != null && truth.at().equals(e.at()) && e.correction() != Correction.WITHDRAWN;
        return stands ? expected.toldFrom().get(truth.key()) : e.at();
    }

    private void early(Seen<?> seen, String itemId, Instant at, long knowable) {
        if (seen.seenAtMs() < knowable) {
            String why = "not to be known before %s"
                    .formatted(knowable == Long.MAX_VALUE ? "the end of the run" : knowable + " ms");
            differences.add(new Difference(Fault.EARLY, itemId, at, why, seen));
        }
    }

    /** What is told late of the item itself counts from then. */
    private void late(Seen<?> seen, String itemId, Instant at, long knowable) {
        if (knowable < Long.MAX_VALUE) {
            long told = Math.max(knowable, passage.lastWord(itemId, at, seen.seenAtMs()));
            worstLatenessMs = Math.max(worstLatenessMs, seen.seenAtMs() - told);
            if (seen.seenAtMs() - Math.max(told, wellMs) > LATEST_MS) {
                String why = "to be seen by %d ms".formatted(Math.max(told, wellMs) + LATEST_MS);
                differences.add(new Difference(Fault.LATE, itemId, at, why, seen));
            }
        }
    }
}
