package io.switchboard.routing;

import java.util.Comparator;
import java.util.List;

/**
 * An item and an agent that could have come together.
 *
 * @param aged past the ageing bound
 * @param enteredAt of the item, epoch milliseconds
 * @param idleSince of the agent, epoch milliseconds
 */
public record Candidate(
        String itemId, String agentId, boolean aged, long enteredAt, long idleSince, List<Reason> reasons) {

    /** The best first: aged ones by age, then by score, by age, by the agent's idle time, by ids. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::aged, Comparator.reverseOrder())
            .thenComparingLong(candidate -> candidate.aged ? candidate.enteredAt : 0)
            .thenComparing(candidate -> candidate.aged ? candidate.itemId : "")
            .thenComparing(Candidate::score, Comparator.reverseOrder())
            .thenComparingLong(Candidate::enteredAt)
            .thenComparing(Candidate::itemId)
            .thenComparingLong(Candidate::idleSince)
            .thenComparing(Candidate::agentId);

    /** The sum of its reasons. */
    public double score() {
        double score = 0;
        for (Reason reason : reasons) {
            score += reason.contribution();
        }
        return score;
    }
}
