package io.switchboard.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * A candidate of a decision, and how it did.
 *
 * @param at epoch milliseconds
 * @param rank 1 for the one that was chosen
 */
public record Ranking(
        String decisionId, long at, int rank, String itemId, String agentId, double score, List<Reason> reasons) {

    /** One for each candidate, the best first. */
    public static List<Ranking> of(Ruling ruling) {
        List<Ranking> rankings = new ArrayList<>();
        for (Candidate candidate : ruling.decision().candidates()) {
            rankings.add(new Ranking(
                    ruling.id(),
                    ruling.decision().at(),
                    rankings.size() + 1,
                    candidate.itemId(),
                    candidate.agentId(),
                    candidate.score(),
                    candidate.reasons()));
        }
        return rankings;
    }
}
