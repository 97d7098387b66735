package io.switchboard.calendar;

import java.util.List;

/** The open hours of one block of the instant line, with running sums, so that every question is one look. */
final class OpenBlock {

    private final long[] starts;
    private final long[] ends;
    /** Open time in the block before each interval. */
    private final long[] before;

    private final Shelves byStart;
    private final Shelves byBefore;
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
        byStart = new Shelves(starts);
        byBefore = new Shelves(before);
    }

    long total() {
        return total;
    }

    /** Open time in the block before {@code instant}. */
    long openBefore(long instant) {
        int i = byStart.atOrBelow(instant);
        return i < 0 ? 0 : before[i] + Math.min(instant, ends[i]) - starts[i];
    }

    /** The first instant with {@code open} time before it; {@code 0 < open <= total}. */
    long firstWith(long open) {
        int i = byBefore.atOrBelow(open - 1);
        return starts[i] + open - before[i];
    }

    /** The last instant with {@code open} time before it; {@code 0 <= open < total}. */
    long lastWith(long open) {
        int i = byBefore.atOrBelow(open);
        return starts[i] + open - before[i];
    }
}
