package io.switchboard.bench.contest;

import java.util.Arrays;

/** Figures of which the middle and the high end are told: how long after their time records were seen, in milliseconds. */
public final class Latencies {

    /** Of fewer no hundredth is told: it would be one or two of them. */
    private static final int MANY = 300;

    private static final int FIRST = 1 << 16;

    private long[] millis = new long[FIRST];
    private int count;

    public void add(long one) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count++] = one;
    }

    public int count() {
        return count;
    }

    /**
     * The smallest that so many of them do not exceed.
     *
     * @param share such as 0.99
     * @throws IllegalStateException if there are none: nothing is known of none
     */
    public long quantile(double share) {
        if (count == 0) {
            throw new IllegalStateException("Nothing was seen");
        }
        long[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)];
    }

    /** What {@link #whichIsSlow} says. */
    public long slow() {
        return quantile(count < MANY ? 1 : 0.99);
    }

    /** Which is told of so many. */
    public static String whichIsSlow(int count) {
        return count < MANY ? "slowest of " + count : "slowest in a hundred of " + count;
    }
}
