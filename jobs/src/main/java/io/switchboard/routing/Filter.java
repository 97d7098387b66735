package io.switchboard.routing;

import java.util.Map;
import java.util.Set;

/**
 * What a plan asks of an agent at some point of time: its current step, and all its hard ones.
 *
 * @param pools whose agents may take the item; all if empty
 * @param helpers whose agents may take it, too, while they help all of {@code pools}, see {@link Help}
 * @param skills least levels
 * @param regions whose agents may take it; all if empty
 * @param clearances beside those of the need
 * @param lastAgentOnly only who helped before
 * @param spare how many idle agents the item must leave in a pool whose agent it takes
 */
record Filter(
        Set<String> pools,
        Set<String> helpers,
        Map<String, Integer> skills,
        Set<String> regions,
        Set<String> clearances,
        boolean lastAgentOnly,
        Map<String, Integer> spare) {

    static final Filter NONE = new Filter(Set.of(), Set.of(), Map.of(), Set.of(), Set.of(), false, Map.of());

    boolean admits(String pool) {
        return pools.isEmpty() || pools.contains(pool) || helpers.contains(pool);
    }

    /** Whether the pool's agents may take the item only while they help. */
    boolean isHelper(String pool) {
        return !helpers.isEmpty() && helpers.contains(pool) && !pools.contains(pool);
    }
}
