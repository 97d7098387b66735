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
 */
public record End(int revision, int policyVersion, boolean withdrawn, long breachedAt, long endedAt, int times) {

    static End of(Outcome outcome) {
        return new End(
                outcome.revision(),
                outcome.policyVersion(),
                Outcome.WITHDRAWN.equals(outcome.reason()),
                outcome.breachedAt() == null ? 0 : outcome.breachedAt().toEpochMilli(),
                outcome.endedAt().toEpochMilli(),
                1);
    }

    End again() {
        return new End(revision, policyVersion, withdrawn, breachedAt, endedAt, times + 1);
    }

    Instant time() {
        return Instant.ofEpochMilli(endedAt);
    }
}
