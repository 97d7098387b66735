package io.switchboard.health;

import java.util.List;

/**
 * How a customer is, as far as is known. Times are epoch milliseconds; what is not known is null.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param at when this was so
 * @param version what brought it
 * @param issues that with the most contacts first
 * @param reopens90d returns within 90 days
 * @param breaches90d promises that were broken within 90 days
 * @param lastAgents the last first
 * @param sentiment -1 bad to 1 good, in steps
 * @param pressure of the resource that is pressed hardest, 0 to 1, in steps
 * @param score 0 bad to 1 good: 1 less value times weight of all parts
 * @param churnRisk 1 less the score
 * @param openCase the id of the case that is open
 */
public record CustomerHealth(
        String customerId,
        long at,
        String version,
        Integer tier,
        String contract,
        String region,
        String residency,
        List<String> languages,
        int contacts7d,
        int contacts30d,
        List<Issue> issues,
        int openItems,
        int reopens90d,
        int breaches90d,
        List<AgentSeen> lastAgents,
        Integer lastNps,
        Long lastNpsAt,
        Integer lastCsat,
        Long lastCsatAt,
        Double sentiment,
        Double pressure,
        String pressedResource,
        String pressedBy,
        double score,
        List<PartValue> parts,
        double churnRisk,
        String openCase) {

    public CustomerHealth {
        languages = List.copyOf(languages);
        issues = List.copyOf(issues);
        lastAgents = List.copyOf(lastAgents);
        parts = List.copyOf(parts);
    }

    /** Whether all figures are the same, whenever and by whatever they became so. */
    boolean saysTheSameAs(CustomerHealth other) {
        return other != null && equals(other.as(at, version));
    }

    CustomerHealth as(long time, String because) {
        return new CustomerHealth(
                customerId,
                time,
                because,
                tier,
                contract,
                region,
                residency,
                languages,
                contacts7d,
                contacts30d,
                issues,
                openItems,
                reopens90d,
                breaches90d,
                lastAgents,
                lastNps,
                lastNpsAt,
                lastCsat,
                lastCsatAt,
                sentiment,
                pressure,
                pressedResource,
                pressedBy,
                score,
                parts,
                churnRisk,
                openCase);
    }
}
