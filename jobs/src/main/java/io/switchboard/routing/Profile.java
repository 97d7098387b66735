package io.switchboard.routing;

import io.switchboard.event.Channel;
import java.util.Map;
import java.util.Set;

/**
 * What agents can do; agents with equal profiles are interchangeable but for how they stand today.
 *
 * @param pool the agent's own; empty pools do not exist
 * @param skills by name, level 1 to 10; a category is a skill, too
 * @param languages by name, level 1 to 5
 * @param units capacity per channel; a channel that is not listed is not served
 * @param speed by category, as a share of the fastest's; 1 where nothing is known
 * @param resolution by category: share of items resolved at first contact, a posterior mean
 */
public record Profile(
        String pool,
        String region,
        Map<String, Integer> skills,
        Map<String, Integer> languages,
        Set<String> clearances,
        Map<Channel, Integer> units,
        Map<String, Double> speed,
        Map<String, Double> resolution) {

    public Profile {
        skills = Map.copyOf(skills);
        languages = Map.copyOf(languages);
        clearances = Set.copyOf(clearances);
        units = Map.copyOf(units);
        speed = Map.copyOf(speed);
        resolution = Map.copyOf(resolution);
        if (pool.isBlank()) {
            throw new IllegalArgumentException("an agent without a pool: name one");
        }
        units.forEach((channel, number) -> {
            if (number < 0) {
                throw new IllegalArgumentException(
                        "capacity for %s is %d units: give 0 or more".formatted(channel, number));
            }
        });
    }

    /** An agent of one pool who serves one item at a time. */
    public static Profile of(String pool, Map<Channel, Integer> units) {
        return new Profile(pool, "", Map.of(), Map.of(), Set.of(), units, Map.of(), Map.of());
    }

    public Profile skilled(Map<String, Integer> levels, Map<String, Double> speeds) {
        return new Profile(pool, region, levels, languages, clearances, units, speeds, resolution);
    }

    public Profile speaking(Map<String, Integer> tongues) {
        return new Profile(pool, region, skills, tongues, clearances, units, speed, resolution);
    }

    public Profile cleared(Set<String> papers) {
        return new Profile(pool, region, skills, languages, papers, units, speed, resolution);
    }

    public Profile in(String place) {
        return new Profile(pool, place, skills, languages, clearances, units, speed, resolution);
    }
}
