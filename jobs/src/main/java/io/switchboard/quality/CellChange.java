package io.switchboard.quality;

/**
 * What is to be added to one window of one member of one dimension.
 *
 * @param grain the word of a {@link Grain}
 * @param start of the window, in epoch milliseconds, like {@code end}
 * @param itemId of which item it is counted
 */
public record CellChange(
        String grain,
        long start,
        long end,
        String dimension,
        String member,
        String subject,
        String itemId,
        Counters counters) {

    /** Both of one item in one window. */
    CellChange plus(CellChange other) {
        return new CellChange(grain, start, end, dimension, member, subject, itemId, counters.plus(other.counters));
    }

    /** Names the cell. */
    public String key() {
        return grain + "|" + start + "|" + dimension + "|" + member + "|" + (subject == null ? "" : subject);
    }
}
