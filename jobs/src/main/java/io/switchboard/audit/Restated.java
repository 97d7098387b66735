package io.switchboard.audit;

/**
 * What is new of the figures of a member in a window: a row in one of its revisions.
 *
 * @param series grain, family and dimension: its windows become final in the order in which they end
 * @param member of the dimension, and the clock or what else they are about; empty for those of everybody
 * @param start of the window, in epoch milliseconds, as is {@code end}
 */
public record Restated(String series, String member, long start, long end, RowSeen row) {

    /** What is told together. */
    public String window() {
        return whose() + " " + start;
    }

    String whose() {
        return member.isEmpty() ? series : series + RowFile.OF + member;
    }
}
