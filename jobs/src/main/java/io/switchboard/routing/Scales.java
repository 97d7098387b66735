package io.switchboard.routing;

import java.util.Map;
import java.util.Set;

/**
 * The units by which dimensions are normalised; part of the weights and of their version.
 *
 * @param pastDue slope of urgency past the due time, as a share of that before it (κ, 0 to 1)
 * @param penaltyMost euro per breach that count as 1
 * @param penaltyMean euro per breach at which urgency has exactly its weight (c̄)
 * @param handleMost expected handling time that counts as 1, ms
 * @param queuePerAgent waiting items per agent of a pool that count as congested
 * @param heartbeatWithin an agent not heard of for this long is away, ms
 * @param adjacent regions next to a region
 */
public record Scales(
        double pastDue,
        double penaltyMost,
        double penaltyMean,
        long handleMost,
        double queuePerAgent,
        long heartbeatWithin,
        Map<String, Set<String>> adjacent) {

    public static final Scales DEFAULT = new Scales(0.25, 100, 10, 3_600_000, 1, 60_000, Map.of());

    public Scales {
        adjacent = Map.copyOf(adjacent);
        if (!(pastDue > 0 && pastDue <= 1)) {
            throw new IllegalArgumentException("pastDue is %s: give a number above 0, at most 1".formatted(pastDue));
        }
        if (!(penaltyMost > 0 && penaltyMean > 0 && handleMost > 0 && queuePerAgent > 0 && heartbeatWithin > 0)) {
            throw new IllegalArgumentException("a scale is 0 or less: give numbers above 0");
        }
    }

    boolean isNextTo(String region, String other) {
        return adjacent.getOrDefault(region, Set.of()).contains(other)
                || adjacent.getOrDefault(other, Set.of()).contains(region);
    }

    /** The age, in parts of the promised time, from which urgency grows no more. */
    double ageOfMostUrgency() {
        return 1 + 1 / pastDue;
    }
}
