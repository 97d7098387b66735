package io.switchboard.calendar;

import java.util.Arrays;

/** Numbers in order, about one on a shelf: whoever looks for one looks through its shelf, not through all of them. */
final class Shelves {

    private final long[] sorted;
    private final long lowest;
    /** A shelf is 2^bits wide. */
    private final int bits;
    /** Which number is the last up to where each shelf begins; one shelf more than there are. */
    private final int[] lasts;

    /** Strictly ascending. */
    Shelves(long[] sorted) {
        this.sorted = sorted;
        this.lowest = sorted.length == 0 ? Long.MAX_VALUE : sorted[0];
        long span = sorted.length == 0 ? 0 : sorted[sorted.length - 1] - lowest;
        this.bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, span / Math.max(1, sorted.length)));
        this.lasts = new int[(int) (span >> bits) + 2];
        int last = 0;
        for (int shelf = 0; shelf < lasts.length; shelf++) {
            long begins = lowest + ((long) shelf << bits);
            while (last + 1 < sorted.length && sorted[last + 1] <= begins) {
                last++;
            }
            lasts[shelf] = last;
        }
    }

    /** The last index whose number is not above {@code key}, or -1. */
    int atOrBelow(long key) {
        if (key < lowest) {
            return -1;
        }
        int shelf = (int) Math.min((key - lowest) >> bits, lasts.length - 2);
        int found = Arrays.binarySearch(sorted, lasts[shelf], lasts[shelf + 1] + 1, key);
        return found >= 0 ? found : -found - 2;
    }
}
