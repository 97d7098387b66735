package io.switchboard.policy;

import java.io.Serializable;
import java.time.Duration;

/**
 * A warning on the way to a target: at {@code percent} of it, or {@code beforeMs} milliseconds of its calendar's
 * time before it. Exactly one of the two is given, the other is zero.
 */
public record Level(String name, int percent, long beforeMs) implements Serializable {

    /** What the target itself is called among the levels. */
    public static final String BREACH = "breach";

    public Level {
        boolean share = percent >= 1 && percent <= 99 && beforeMs == 0;
        boolean lead = percent == 0 && beforeMs > 0;
        if (!share && !lead) {
            throw new IllegalArgumentException(
                    "level %s at %d%% or %s before the target: give 1%% to 99%%, or a time above zero"
                            .formatted(name, percent, Duration.ofMillis(beforeMs)));
        }
        if (name.equalsIgnoreCase(BREACH)) {
            throw new IllegalArgumentException(
                    "level %s: that is the name of the target itself: choose another".formatted(name));
        }
    }

    /** The elapsed time at which the level is reached, in milliseconds; never negative. */
    public long thresholdMs(Target target) {
        return percent > 0
                ? Math.multiplyExact(target.withinMs(), percent) / 100
                : Math.max(0, target.withinMs() - beforeMs);
    }
}
