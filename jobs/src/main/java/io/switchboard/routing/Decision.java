package io.switchboard.routing;

import java.util.List;
import java.util.Optional;

/**
 * What was decided about an item, and all that is needed to decide it again.
 *
 * @param agentId null if none is concerned
 * @param reason in words where there is something to say, else empty
 * @param step of the plan, from 0
 * @param hops offers that came back
 * @param candidates the best first, of which the first was chosen; empty unless somebody was
 * @param barred some of those that a gate kept apart
 */
public record Decision(
        long at,
        String itemId,
        Verdict verdict,
        String agentId,
        String reason,
        String planId,
        int planVersion,
        int step,
        int hops,
        String weightsId,
        int weightsVersion,
        List<Candidate> candidates,
        List<Barred> barred) {

    /** Who is chosen by the record alone, whatever the order its candidates come in. */
    public Optional<Candidate> recompute() {
        return candidates.stream().min(Candidate.BEST_FIRST);
    }

    /** Whether the record alone gives the same choice; it does where nobody was chosen. */
    public boolean isTheSameAgain() {
        return recompute()
                .map(again -> again.itemId().equals(itemId) && again.agentId().equals(agentId))
                .orElse(true);
    }
}
