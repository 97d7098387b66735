package io.switchboard.stock;

import java.util.List;

/**
 * Records that were told to be no rows, and have not become any since.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param windowStart of the alarm, in epoch milliseconds
 * @param windowEnd of the alarm, in epoch milliseconds
 * @param records how many are still to come
 */
public record Gap(long windowStart, long windowEnd, List<Run> runs, long records) {

    /** Of a gap no more runs are followed, and of a partition no more gaps: what comes to others is told as doubled. */
    static final int MOST = 1_000;

    Gap without(long come) {
        return new Gap(windowStart, windowEnd, runs, records - come);
    }
}
