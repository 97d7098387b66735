package io.switchboard.bench.gate;

import io.switchboard.bench.Median;
import java.util.List;

/**
 * What one of a part costs.
 *
 * @param yardsticks its time, in those of the yardstick that was measured beside it
 * @param bytes that it puts on the heap: the same on each machine, however busy
 */
record Cost(double yardsticks, double bytes) {

    /** More than this is a loss; a shared machine gives no steadier figures. */
    private static final double BORNE = 0.15;

    /** Up to here one look is enough. */
    private static final double BEYOND_DOUBT = 0.05;

    /** Of rounding, and of what a benchmark itself leaves. */
    private static final double FEW_BYTES = 16;

    /** Of each figure its median. */
    static Cost median(List<Cost> rounds) {
        return new Cost(
                Median.of(rounds.stream().mapToDouble(Cost::yardsticks)),
                Median.of(rounds.stream().mapToDouble(Cost::bytes)));
    }

    boolean isSlowerThan(Cost then) {
        return then.yardsticks < yardsticks * (1 - BORNE);
    }

    /** Whether it may be: one look at what scatters by 10 to 20 % from JVM to JVM may have been a lucky one. */
    boolean mayBeSlowerThan(Cost then) {
        return yardsticks > then.yardsticks * (1 + BEYOND_DOUBT);
    }

    boolean isFatterThan(Cost then) {
        return bytes > then.bytes * (1 + BORNE) + FEW_BYTES;
    }
}
