package io.switchboard.chaos.verdict;

import io.switchboard.chaos.oracle.Expected;
import io.switchboard.chaos.oracle.Standing;
import io.switchboard.chaos.verdict.Difference.Fault;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Holds the wall time at which records were seen against the time at which they could be known. */
final class Timeliness {

    private final Expected expected;
    private final Passage passage;
    private final List<Difference> early = new ArrayList<>();
    private long worstLatenessMs;

    Timeliness(Expected expected, Passage passage) {
        this.expected = expected;
        this.passage = passage;
    }

    List<Difference> early() {
        return early;
    }

    long worstLatenessMs() {
        return worstLatenessMs;
    }

    /** A correction can be known when its cause is. */
    void escalation(Seen<Escalation> seen) {
        Escalation e = seen.value();
        long knowable = passage.knowable(e.itemId(), from(e));
        early(seen, e.itemId(), e.at(), knowable);
        String version = e.snapshot() == null ? null : e.snapshot().version();
        long told = Math.max(passage.written(e.itemId(), version), passage.written(e.itemId(), e.cause()));
        late(seen, Math.max(knowable, told));
    }

    /** A later revision does not say what brought it. */
    void outcome(Seen<Outcome> seen) {
        Outcome o = seen.value();
        long knowable = passage.knowable(o.itemId(), o.endedAt());
        early(seen, o.itemId(), o.endedAt(), knowable);
        if (o.revision() == 1) {
            late(seen, knowable);
        }
    }

    /** A target that is used up at closing time is told when we open. */
    private Instant from(Escalation e) {
        Standing standing = Fold.standing(e);
        Standing truth = expected.standing().get(standing.key());
        return truth != null && truth.at().equals(e.at()) ? expected.toldFrom().get(truth.key()) : e.at();
    }

    private void early(Seen<?> seen, String itemId, Instant at, long knowable) {
        if (seen.seenAtMs() < knowable) {
            String why = "not to be known before %s"
                    .formatted(knowable == Long.MAX_VALUE ? "the end of the run" : knowable + " ms");
            early.add(new Difference(Fault.EARLY, itemId, at, why, seen));
        }
    }

    private void late(Seen<?> seen, long knowable) {
        if (knowable < Long.MAX_VALUE) {
            worstLatenessMs = Math.max(worstLatenessMs, seen.seenAtMs() - knowable);
        }
    }
}
