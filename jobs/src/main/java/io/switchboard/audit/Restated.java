package io.switchboard.audit;

/**
 * What is new of the figures of everybody in a window: a row in one of its revisions.
 *
 * @param series grain and family: its windows become final in their order
 * @param start of the window, in epoch milliseconds, as is {@code end}
 */
public record Restated(String series, long start, long end, RowSeen row) {

    public String window() {
        return series + " " + start;
    }
}
