package io.switchboard.chaos.verdict;

import java.time.Instant;

/**
 * Something that the topics come to once they are folded.
 *
 * @param key what there is at most one of
 * @param itemId null for what is about no item
 * @param at for the order of what is told to a person; null for what has no time
 */
record Fact(Object key, String itemId, Instant at, Object content) {

    /** One of several that say the same. */
    record Copy(Object of, int number) {}
}
