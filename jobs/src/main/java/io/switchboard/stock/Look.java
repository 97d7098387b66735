package io.switchboard.stock;

import java.util.List;

/**
 * What to look for in a table.
 *
 * @param spans of its topic's partitions, each once
 * @param snapshot the state of the table that was looked at before; 0 if nobody has looked
 * @param refused the same of the table of what was refused
 */
public record Look(List<Span> spans, long snapshot, long refused) {

    /** The state of a table in which there never was anything. */
    public static final long EMPTY = -1;

    /**
     * What is open of a partition.
     *
     * @param from all before was judged
     * @param to the last record that was read; before {@code from} if there is none
     */
    public record Span(int partition, long from, long to) {}
}
