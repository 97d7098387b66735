package io.switchboard.quality;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.Store;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;

/**
 * A duration whose percentiles are told, within 1 %. Its values are counted in the bins of a DDSketch; bins are counters
 * like others, so that sketches merge and subtract in any order.
 *
 * <p>The place in this list is part of the bins' numbers in the state: new ones go to the end.
 */
public enum Measure {
    WAIT,
    HANDLING,
    FIRST_REPLY,
    RESOLVE;

    /** Relative. */
    static final double ERROR = 0.01;

    private static final LogarithmicMapping BINS = new LogarithmicMapping(ERROR);

    /** A millisecond is in bin 0, 300 years in one below 1,400. */
    private static final int WIDTH = 1 << 12;

    private static final int FIRST = 1 << 20;

    /** The counter of the bin in which {@code ms} lies; less than a millisecond is nothing. */
    int bin(long ms) {
        return first() + (ms <= 0 ? 0 : 1 + BINS.index((double) ms) - BINS.index(1));
    }

    /** How many values were counted. */
    long count(Counters counters) {
        return counters.sum(first(), first() + WIDTH);
    }

    /** In milliseconds; null where nothing was counted. */
    Percentiles percentiles(Counters counters) {
        if (count(counters) <= 0) {
            return null;
        }
        DDSketch sketch = sketch(counters);
        return new Percentiles(
                sketch.getValueAtQuantile(.5),
                sketch.getValueAtQuantile(.9),
                sketch.getValueAtQuantile(.95),
                sketch.getValueAtQuantile(.99),
                sketch.getValueAtQuantile(.999));
    }

    private DDSketch sketch(Counters counters) {
        Store bins = new UnboundedSizeDenseStore();
        counters.forEach(
                first() + 1,
                first() + WIDTH,
                (id, count) -> bins.add(id - first() - 1 + BINS.index(1), (double) count));
        return DDSketch.of(BINS, new UnboundedSizeDenseStore(), bins, (double) counters.get(first()));
    }

    @SuppressWarnings("EnumOrdinal") // the list above says so
    private int first() {
        return FIRST + ordinal() * WIDTH;
    }
}
