package io.switchboard.stock;

import java.util.Comparator;

/**
 * So many offsets of a partition as are kept together.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param number the first offset, divided by {@link #OFFSETS}
 */
public record Slot(int partition, long number) implements Comparable<Slot> {

    /** How many offsets there are in one. */
    static final int OFFSETS = 1_024;

    private static final Comparator<Slot> ORDER =
            Comparator.comparingInt(Slot::partition).thenComparingLong(Slot::number);

    static Slot of(Place place) {
        return new Slot(place.partition(), Math.floorDiv(place.offset(), (long) OFFSETS));
    }

    long first() {
        return number * OFFSETS;
    }

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
