package io.switchboard.policy;

import java.io.Serializable;

/**
 * A warning on the way to a target: at {@code percent} of it, or {@code beforeMs} milliseconds of its calendar's
 * time before it. Exactly one of the two is given, the other is zero.
 */
public record Level(String name, int percent, long beforeMs) implements Serializable {

    /** The elapsed time at which the level is reached, in milliseconds; never negative. */
    public long thresholdMs(Target target) {
        return percent > 0
                ? Math.multiplyExact(target.withinMs(), percent) / 100
                : Math.max(0, target.withinMs() - beforeMs);
    }
}
