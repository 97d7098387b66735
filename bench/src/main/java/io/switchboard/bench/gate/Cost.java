package io.switchboard.bench.gate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one of a part costs.
 *
 * @param yardsticks its time, in those of the yardstick that was measured beside it
 * @param bytes that it puts on the heap: the same on each machine, however busy
 */
record Cost(double yardsticks, double bytes) {

    /** More than this is a loss; a shared machine gives no steadier figures. */
    private static final double BORNE = 0.15;

    /** Of rounding, and of what a benchmark itself leaves. */
    private static final double FEW_BYTES = 16;

    /** Of each figure its median: no round alone decides. */
    static Cost median(List<Cost> rounds) {
        return new Cost(median(rounds, Cost::yardsticks), median(rounds, Cost::bytes));
    }

    private static double median(List<Cost> rounds, ToDoubleFunction<Cost> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    boolean isSlowerThan(Cost then) {
        return then.yardsticks < yardsticks * (1 - BORNE);
    }

    boolean isFatterThan(Cost then) {
        return bytes > then.bytes * (1 + BORNE) + FEW_BYTES;
    }
}
