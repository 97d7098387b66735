package io.switchboard.routing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that routing goes by: a version that is published like a policy and never changed. */
public record RoutingBook(
        String id, int version, Settings settings, Weights weights, List<Centre> centres, List<Plan> plans) {

    public RoutingBook {
        centres = List.copyOf(centres);
        plans = List.copyOf(plans);
        requireKnownPools(centres, plans);
        requireEnds(plans);
    }

    private static void requireKnownPools(List<Centre> centres, List<Plan> plans) {
        Set<String> pools = new HashSet<>();
        centres.forEach(centre -> pools.addAll(centre.pools()));
        for (Plan plan : plans) {
            for (PlanStep step : plan.steps()) {
                Stream.concat(step.pools().stream(), step.helpers().stream())
                        .filter(pool -> !pools.contains(pool))
                        .sorted()
                        .findFirst()
                        .ifPresent(pool -> {
                            throw new IllegalArgumentException(
                                    "plan %s asks for pool %s, which no centre has: add it to the pools of one"
                                            .formatted(plan.id(), pool));
                        });
            }
        }
    }

    /** An item that overflows goes on by the plan of that name; if that overflows, too, it must not come back. */
    private static void requireEnds(List<Plan> plans) {
        Map<String, Plan> byId = new HashMap<>();
        for (Plan plan : plans) {
            if (byId.put(plan.id(), plan) != null) {
                throw new IllegalArgumentException(
                        "plan %s comes twice: a book has one version of each".formatted(plan.id()));
            }
        }
        for (Plan plan : plans) {
            Set<String> seen = new HashSet<>();
            for (Plan next = plan; next.overflow() != null; next = byId.get(next.overflow())) {
                if (!byId.containsKey(next.overflow())) {
                    throw new IllegalArgumentException(
                            "plan %s overflows to %s, of which there is no plan: add one of that name"
                                    .formatted(next.id(), next.overflow()));
                }
                if (!seen.add(next.id())) {
                    throw new IllegalArgumentException(
                            "plan %s overflows in a circle: let one of them hold its items".formatted(plan.id()));
                }
            }
        }
    }

    /** Where the pool's agents are: of several centres that have it, in the first; empty if that names no region. */
    String regionOf(String pool) {
        return centres.stream()
                .filter(centre -> centre.pools().contains(pool))
                .findFirst()
                .map(Centre::region)
                .orElse("");
    }

    Optional<Plan> plan(String planId) {
        return plans.stream().filter(plan -> plan.id().equals(planId)).findFirst();
    }
}
