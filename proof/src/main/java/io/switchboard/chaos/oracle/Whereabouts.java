package io.switchboard.chaos.oracle;

import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import io.switchboard.sla.ItemSnapshot;
import io.switchboard.sla.Outcome.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Where an item stands at a moment and what its ledger has come to: the last word on {@code ticket-tracking}, without what depends
 * on how often something was said.
 *
 * @param spent wall time by status, without those in which none passed
 */
public record Whereabouts(
        String itemId,
        ItemType type,
        String customerId,
        Instant at,
        ItemSnapshot snapshot,
        Instant openedAt,
        int answers,
        int reassignments,
        int reopens,
        Map<Status, Long> spent,
        Set<Clock> clocks) {

    /** What there is at most one of. */
    public record Key(ItemType type, String itemId) {}

    /**
     * What one cycle of a clock has come to.
     *
     * @param phaseSince while it runs, also since it was given its target
     */
    public record Clock(
            String policyId,
            int policyVersion,
            String clock,
            String cycle,
            String phase,
            Instant phaseSince,
            Instant startedAt,
            Instant dueAt,
            long runMs,
            long businessMs,
            long pausedMs,
            long endedMs,
            Instant breachedAt,
            boolean acknowledged,
            Verdict verdict) {}

    /** Of one item, at a moment that its last record chooses. */
    public interface Truth {

        /**
         * Where it stands then.
         *
         * @param at after the last event of the item and no later than time has come; another moment is taken to the
         *     nearest of those
         */
        Whereabouts at(Instant at);

        /** Whether it was over for so long that nothing is kept of it. */
        boolean isForgotten();
    }

    public Key key() {
        return new Key(type, itemId);
    }
}
