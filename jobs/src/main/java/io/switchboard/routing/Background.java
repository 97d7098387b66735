package io.switchboard.routing;

import java.util.Map;

/**
 * What is known of an item and its customer when it is planned; a change plans it anew.
 *
 * @param tier of the customer, 0 lowest to 4 highest
 * @param churnRisk probability, 0 to 1
 * @param sentiment -1 bad to 1 good
 * @param contacts7d contacts of the customer about the same issue in 7 days
 * @param breachProbability calibrated, 0 to 1
 * @param severity P1 to P4 as 1 to 4
 * @param incidentMatch probability that a known incident is the cause, 0 to 1
 * @param previousAgents who helped before, and how many days ago
 * @param entitled plan, support hours and channel are within the contract
 */
public record Background(
        int tier,
        double churnRisk,
        double sentiment,
        int contacts7d,
        double breachProbability,
        int severity,
        int reopens,
        int transfers,
        double incidentMatch,
        Map<String, Double> previousAgents,
        boolean entitled) {

    public Background {
        previousAgents = Map.copyOf(previousAgents);
        if (severity < 1 || severity > 4) {
            throw new IllegalArgumentException("severity %d is none: use 1 to 4".formatted(severity));
        }
    }

    /** Of a customer of whom nothing is known. */
    public static Background unknown(int severity) {
        return new Background(0, 0, 0, 0, 0, severity, 0, 0, 0, Map.of(), true);
    }

    public Background knowing(Map<String, Double> agents) {
        return new Background(
                tier,
                churnRisk,
                sentiment,
                contacts7d,
                breachProbability,
                severity,
                reopens,
                transfers,
                incidentMatch,
                agents,
                entitled);
    }

    public Background notEntitled() {
        return new Background(
                tier,
                churnRisk,
                sentiment,
                contacts7d,
                breachProbability,
                severity,
                reopens,
                transfers,
                incidentMatch,
                previousAgents,
                false);
    }
}
