package io.switchboard.routing;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A step of a plan: whom it asks for, and for how long.
 *
 * @param pools whose agents may take the item; all if empty
 * @param helpers pools whose agents take it, too, while they help all of {@code pools}, see {@link Sharing}
 * @param skills least levels, 1 to 10
 * @param regions whose agents may take it; all if empty
 * @param clearances all of which the agent must hold
 * @param lastAgentOnly only who helped the customer before
 * @param spare by pool: how many idle agents the item must leave there for others
 * @param hard never loosens: it holds from the first moment to the last, whatever step is on
 * @param expiryMillis from the end of the step before; the first counts from entry; of no meaning if hard
 */
public record PlanStep(
        Set<String> pools,
        Set<String> helpers,
        Map<String, Integer> skills,
        Set<String> regions,
        Set<String> clearances,
        boolean lastAgentOnly,
        Map<String, Integer> spare,
        boolean hard,
        long expiryMillis) {

    public PlanStep {
        pools = Set.copyOf(pools);
        helpers = Set.copyOf(Objects.requireNonNullElse(helpers, Set.of()));
        skills = Map.copyOf(skills);
        regions = Set.copyOf(regions);
        clearances = Set.copyOf(clearances);
        spare = Map.copyOf(spare);
        if (!hard && expiryMillis <= 0) {
            throw new IllegalArgumentException(
                    "a step that expires after %d ms is none: give it some time, or make it hard"
                            .formatted(expiryMillis));
        }
        if (!helpers.isEmpty() && (hard || lastAgentOnly || pools.isEmpty())) {
            throw new IllegalArgumentException(
                    "helpers %s help the pools of a step that expires: name those pools, and neither hard nor lastAgentOnly"
                            .formatted(helpers.stream().sorted().toList()));
        }
    }

    public static PlanStep of(Set<String> pools, long expiryMillis) {
        return new PlanStep(pools, Set.of(), Map.of(), Set.of(), Set.of(), false, Map.of(), false, expiryMillis);
    }

    /** Whoever helped before has this long for a start. */
    public static PlanStep ofLastAgent(long expiryMillis) {
        return new PlanStep(Set.of(), Set.of(), Map.of(), Set.of(), Set.of(), true, Map.of(), false, expiryMillis);
    }

    public static PlanStep ofHard(Set<String> pools, Set<String> regions, Set<String> clearances) {
        return new PlanStep(pools, Set.of(), Map.of(), regions, clearances, false, Map.of(), true, 0);
    }

    public PlanStep skilled(Map<String, Integer> least) {
        return new PlanStep(pools, helpers, least, regions, clearances, lastAgentOnly, spare, hard, expiryMillis);
    }

    public PlanStep helpedBy(Set<String> others) {
        return new PlanStep(pools, others, skills, regions, clearances, lastAgentOnly, spare, hard, expiryMillis);
    }

    public PlanStep sparing(Map<String, Integer> idle) {
        return new PlanStep(pools, helpers, skills, regions, clearances, lastAgentOnly, idle, hard, expiryMillis);
    }
}
