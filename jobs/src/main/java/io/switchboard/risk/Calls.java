package io.switchboard.risk;

import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What calling somebody was worth. Counts add up, in any order.
 *
 * @param right somebody was called before the breach
 * @param missed nobody was
 * @param wrong somebody was called, and it was not breached
 * @param quiet nobody was called, and it was not breached
 * @param leads of those that were right, how many minutes before the breach: how many in each bin of a sketch
 */
public record Calls(int right, int missed, int wrong, int quiet, Map<Integer, Integer> leads) {

    static final Calls NONE = new Calls(0, 0, 0, 0, Map.of());

    private static final LogarithmicMapping BINS = new LogarithmicMapping(.01);
    private static final double MINUTE = 60_000;

    /** A clock has ended, {@code at} epoch milliseconds. */
    Calls with(Open clock, boolean isBreach, long at) {
        boolean isCalled = clock.alarmedAt() != 0;
        if (!isCalled || !isBreach) {
            return new Calls(
                    right,
                    missed + (isBreach ? 1 : 0),
                    wrong + (isCalled ? 1 : 0),
                    quiet + (isBreach || isCalled ? 0 : 1),
                    leads);
        }
        Map<Integer, Integer> more = new HashMap<>(leads);
        double minutes = Math.max(BINS.minIndexableValue(), (at - clock.alarmedAt()) / MINUTE);
        more.merge(BINS.index(minutes), 1, Integer::sum);
        return new Calls(right + 1, missed, wrong, quiet, Map.copyOf(more));
    }

    int ended() {
        return right + missed + wrong + quiet;
    }

    Calls plus(Calls other) {
        Map<Integer, Integer> sum = new HashMap<>(leads);
        other.leads.forEach((bin, count) -> sum.merge(bin, count, Integer::sum));
        return new Calls(
                right + other.right, missed + other.missed, wrong + other.wrong, quiet + other.quiet, Map.copyOf(sum));
    }

    /** Of those that somebody was called for, how many were breached; NaN if there were none. */
    public double precision() {
        return (double) right / (right + wrong);
    }

    /** Of those that were breached, how many somebody was called for; NaN if there were none. */
    public double recall() {
        return (double) right / (right + missed);
    }

    /** How many minutes before the breach half of the right calls were, within 1 %; NaN if there were none. */
    public double medianLead() {
        long half = (right + 1L) / 2;
        for (Map.Entry<Integer, Integer> bin : new TreeMap<>(leads).entrySet()) {
            half -= bin.getValue();
            if (half <= 0) {
                return BINS.value(bin.getKey());
            }
        }
        return Double.NaN;
    }
}
