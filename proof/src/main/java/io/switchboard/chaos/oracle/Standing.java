package io.switchboard.chaos.oracle;

import io.switchboard.sla.ItemSnapshot;
import java.time.Instant;
import java.util.List;

/** A level that was truly reached: what is left of the escalations after the fold, without how we came to know it. */
public record Standing(
        String itemId,
        String customerId,
        String clock,
        String cycle,
        String policyId,
        int policyVersion,
        String level,
        Instant dueAt,
        Instant at,
        long elapsedWallMs,
        long elapsedBusinessMs,
        ItemSnapshot snapshot,
        Instant deliverAt,
        List<String> recipients) {

    /** What there is at most one of. */
    public record Key(String itemId, String clock, String cycle, String policyId, int policyVersion, String level) {}

    public Key key() {
        return new Key(itemId, clock, cycle, policyId, policyVersion, level);
    }
}
