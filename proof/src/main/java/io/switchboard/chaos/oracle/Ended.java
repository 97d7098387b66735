package io.switchboard.chaos.oracle;

import io.switchboard.sla.ItemSnapshot;
import io.switchboard.sla.Outcome.Verdict;
import java.time.Instant;

/** How a cycle truly ended: its last outcome, without the number of its revision. */
public record Ended(
        String itemId,
        String customerId,
        String clock,
        String cycle,
        String policyId,
        int policyVersion,
        Verdict verdict,
        String reason,
        Instant startedAt,
        Instant dueAt,
        Instant breachedAt,
        Instant endedAt,
        long elapsedWallMs,
        long elapsedBusinessMs,
        long pausedMs,
        int reassignments,
        int reopens,
        ItemSnapshot snapshot) {

    /** What there is at most one of. */
    public record Key(String itemId, String clock, String cycle, String policyId) {}

    public Key key() {
        return new Key(itemId, clock, cycle, policyId);
    }
}
