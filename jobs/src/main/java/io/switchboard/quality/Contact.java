package io.switchboard.quality;

import java.time.Instant;

/**
 * One matter that a customer came with, as one item.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param issue what it is about, by which contacts about the same are known
 * @param opened in epoch milliseconds
 * @param solved for the first time, in epoch milliseconds; {@link #NEVER} while it is not
 * @param returned when it came back after that, in epoch milliseconds; {@link #NEVER} if it did not
 * @param traits under which it counts when it is solved
 */
public record Contact(
        String itemId, String customerId, String issue, long opened, long solved, long returned, Traits traits) {

    static final long NEVER = Long.MAX_VALUE;

    /** Null where nobody told who asks: nothing can be linked then. */
    static Contact of(String itemId, Traits traits, Instant opened, Instant solved, Instant returned) {
        return traits.customer() == null
                ? null
                : new Contact(
                        itemId,
                        traits.customer(),
                        traits.category() == null ? "" : traits.category(),
                        opened.toEpochMilli(),
                        millis(solved),
                        millis(returned),
                        traits);
    }

    private static long millis(Instant at) {
        return at == null ? NEVER : at.toEpochMilli();
    }

    boolean isSolved() {
        return solved != NEVER;
    }
}
