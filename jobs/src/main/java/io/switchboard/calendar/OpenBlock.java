package io.switchboard.calendar;

import java.util.Arrays;
import java.util.List;

/** The open hours of one block of the instant line, with running sums, so that every question is one search. */
final class OpenBlock {

    private final long[] starts;
    private final long[] ends;
    /** Open time in the block before each interval. */
    private final long[] before;

    private final long total;

    OpenBlock(List<Interval> intervals) {
        starts = intervals.stream().mapToLong(Interval::start).toArray();
        ends = intervals.stream().mapToLong(Interval::end).toArray();
        before = new long[starts.length];
        long sum = 0;
        for (int i = 0; i < starts.length; i++) {
            before[i] = sum;
            sum += ends[i] - starts[i];
        }
        total = sum;
    }

    long total() {
        return total;
    }

    /** Open time in the block before {@code instant}. */
    long openBefore(long instant) {
        int i = atOrBelow(starts, instant);
        return i < 0 ? 0 : before[i] + Math.min(instant, ends[i]) - starts[i];
    }

    /** The first instant with {@code open} time before it; {@code 0 < open <= total}. */
    long firstWith(long open) {
        int i = atOrBelow(before, open - 1);
        return starts[i] + open - before[i];
    }

    /** The last instant with {@code open} time before it; {@code 0 <= open < total}. */
    long lastWith(long open) {
        int i = atOrBelow(before, open);
        return starts[i] + open - before[i];
    }

    /** The last index whose value is not above {@code key}, or -1. */
    private static int atOrBelow(long[] sorted, long key) {
        int found = Arrays.binarySearch(sorted, key);
        return found >= 0 ? found : -found - 2;
    }
}
