package io.switchboard.bench.contest;

import java.util.Arrays;

/** How long after their time records were seen, in milliseconds. */
public final class Latencies {

    private static final int FIRST = 1 << 16;

    private long[] millis = new long[FIRST];
    private int count;

    void add(long one) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count++] = one;
    }

    public int count() {
        return count;
    }

    /**
     * The smallest that so many of them do not exceed; 0 if there are none.
     *
     * @param share such as 0.99
     */
    public long quantile(double share) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)];
    }
}
