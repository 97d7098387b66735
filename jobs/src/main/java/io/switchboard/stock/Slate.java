package io.switchboard.stock;

import java.util.BitSet;

/**
 * Which offsets of a slot have a record, a bit for each.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param marks as {@link BitSet} has them
 * @param first the earliest time at which one of the records was written, in epoch milliseconds
 * @param last the latest
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Slate(long[] marks, long first, long last) {

    static final Slate BLANK = new Slate(new long[0], Long.MAX_VALUE, Long.MIN_VALUE);

    Slate with(Place place) {
        BitSet set = BitSet.valueOf(marks);
        set.set((int) (place.offset() - Slot.of(place).first()));
        return new Slate(set.toLongArray(), Math.min(first, place.writtenAt()), Math.max(last, place.writtenAt()));
    }
}
