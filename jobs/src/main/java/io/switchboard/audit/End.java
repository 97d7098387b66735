package io.switchboard.audit;

import io.switchboard.sla.Outcome;
import java.time.Instant;

/**
 * An outcome as a reader has seen it.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param withdrawn it says that the cycle had not ended
 * @param breachedAt epoch milliseconds; 0 if the target was kept
 * @param endedAt epoch milliseconds
 * @param times how often it was there
 * @param verdict null when written before release 10
 */
public record End(
        int revision,
        int policyVersion,
        boolean withdrawn,
        long breachedAt,
        long endedAt,
        int times,
        Outcome.Verdict verdict) {

    static End of(Outcome outcome) {
        return new End(
                outcome.revision(),
                outcome.policyVersion(),
                Outcome.WITHDRAWN.equals(outcome.reason()),
                outcome.breachedAt() == null ? 0 : outcome.breachedAt().toEpochMilli(),
                outcome.endedAt().toEpochMilli(),
                1,
                outcome.verdict());
    }

    End again() {
        return new End(revision, policyVersion, withdrawn, breachedAt, endedAt, times + 1, verdict);
    }

    Instant time() {
        return Instant.ofEpochMilli(endedAt);
    }

    /** Whether figures count it: a cancelled one never does, nor does one of which nobody knows. */
    boolean counts() {
        return verdict != null && verdict != Outcome.Verdict.CANCELLED;
    }

    /** Of one that counts: one that was closed unfulfilled is in time if it was not breached by then. */
    boolean inTime() {
        return verdict == Outcome.Verdict.MET || (verdict == Outcome.Verdict.MET_BY_CLOSE && breachedAt == 0);
    }

    /** Whether the later one is another end, and no correction of this one: the quality job's rule. */
    boolean isFollowedBy(End later, long settledMs) {
        return !withdrawn && !later.withdrawn && later.endedAt - endedAt > settledMs;
    }
}
