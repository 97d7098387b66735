package io.switchboard.routing;

import io.switchboard.event.Channel;
import java.util.Map;
import java.util.Set;

/**
 * What an item asks of whoever takes it, apart from its plan; never loosened by any step. Items with equal needs are
 * matched alike.
 *
 * @param units of the channel's capacity that it takes, 1 or more
 * @param languageLevel least level of {@code language}, 0 to 5; 0 if any agent can help
 * @param clearances all of which the agent must hold: residency, security, no conflict of interest
 * @param handleMillis expected time to handle it at full speed
 */
public record Need(
        Channel channel,
        int units,
        String category,
        String language,
        int languageLevel,
        String region,
        Set<String> clearances,
        long handleMillis) {

    static final int HIGHEST_LEVEL = 5;

    public Need {
        clearances = Set.copyOf(clearances);
        if (units < 1) {
            throw new IllegalArgumentException("an item takes %d units: give it 1 or more".formatted(units));
        }
        if (languageLevel < 0 || languageLevel > HIGHEST_LEVEL) {
            throw new IllegalArgumentException(
                    "language level %d is none: use 0 to %d".formatted(languageLevel, HIGHEST_LEVEL));
        }
        if (handleMillis <= 0) {
            throw new IllegalArgumentException(
                    "an expected handling time of %d ms is none: give one above 0".formatted(handleMillis));
        }
    }

    /** A need of one category that every agent's language, region and papers meet. */
    public static Need of(Channel channel, String category, long handleMillis) {
        return new Need(channel, 1, category, "", 0, "", Set.of(), handleMillis);
    }

    public Need speaking(String tongue, int level) {
        return new Need(channel, units, category, tongue, level, region, clearances, handleMillis);
    }

    public Need cleared(Set<String> papers) {
        return new Need(channel, units, category, language, languageLevel, region, papers, handleMillis);
    }

    public Need in(String place) {
        return new Need(channel, units, category, language, languageLevel, place, clearances, handleMillis);
    }

    public Need taking(int share) {
        return new Need(channel, share, category, language, languageLevel, region, clearances, handleMillis);
    }

    /** For what it is due by, see {@link Promise}; a map of skills is the plan's: see {@link PlanStep}. */
    boolean asksForLanguage() {
        return languageLevel > 0;
    }

    static boolean meets(Map<String, Integer> has, Map<String, Integer> least) {
        for (Map.Entry<String, Integer> skill : least.entrySet()) {
            if (has.getOrDefault(skill.getKey(), 0) < skill.getValue()) {
                return false;
            }
        }
        return true;
    }
}
