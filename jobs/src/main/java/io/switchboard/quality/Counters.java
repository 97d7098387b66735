package io.switchboard.quality;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How often what happened: a sparse list of whole numbers that merge and subtract.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param ids the numbers of the counters that are not 0, ascending
 * @param values of each of those, in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // Flink keeps them as they are, and nobody changes them
public record Counters(int[] ids, long[] values) {

    public static final Counters NONE = new Counters(new int[0], new long[0]);

    /** What is done with each counter. */
    @FunctionalInterface
    interface Each {
        void take(int id, long value);
    }

    public static Counters of(Counter counter, long value) {
        return value == 0 ? NONE : new Counters(new int[] {counter.id()}, new long[] {value});
    }

    static Counters of(int id, long value) {
        return value == 0 ? NONE : new Counters(new int[] {id}, new long[] {value});
    }

    public long get(Counter counter) {
        return get(counter.id());
    }

    long get(int id) {
        int at = Arrays.binarySearch(ids, id);
        return at < 0 ? 0 : values[at];
    }

    public Counters plus(Counters other) {
        return merged(other, 1);
    }

    public Counters minus(Counters other) {
        return merged(other, -1);
    }

    public Counters plus(Counter counter, long value) {
        return plus(of(counter, value));
    }

    /** With one more value of that length. */
    public Counters measured(Measure measure, long ms) {
        return plus(of(measure.bin(ms), 1));
    }

    public boolean isNone() {
        return ids.length == 0;
    }

    /** Of the counters from {@code from} to before {@code to}. */
    long sum(int from, int to) {
        long[] sum = {0};
        forEach(from, to, (id, value) -> sum[0] += value);
        return sum[0];
    }

    void forEach(int from, int to, Each each) {
        int at = Arrays.binarySearch(ids, from);
        for (int i = at < 0 ? -at - 1 : at; i < ids.length && ids[i] < to; i++) {
            each.take(ids[i], values[i]);
        }
    }

    /** Only those that are named, and no bins. */
    Counters exactly(BitSet counters) {
        Counters found = NONE;
        for (int i = 0; i < ids.length && ids[i] < Counter.values().length; i++) {
            found = counters.get(ids[i]) ? found.plus(of(ids[i], values[i])) : found;
        }
        return found;
    }

    /** Of the {@link Counter}s only those that are named; all bins. */
    Counters only(BitSet counters) {
        Counters left = this;
        for (int i = 0; i < ids.length && ids[i] < Counter.values().length; i++) {
            left = counters.get(ids[i]) ? left : left.minus(of(ids[i], values[i]));
        }
        return left;
    }

    private Counters merged(Counters other, int sign) {
        if (other.isNone()) {
            return this;
        }
        int[] id = new int[ids.length + other.ids.length];
        long[] value = new long[id.length];
        int n = 0;
        int mine = 0;
        int its = 0;
        while (mine < ids.length || its < other.ids.length) {
            int next = Math.min(at(ids, mine), at(other.ids, its));
            long sum = 0;
            if (at(ids, mine) == next) {
                sum += values[mine++];
            }
            if (at(other.ids, its) == next) {
                sum += sign * other.values[its++];
            }
            id[n] = next;
            value[n] = sum;
            n += sum == 0 ? 0 : 1;
        }
        return n == 0 ? NONE : new Counters(Arrays.copyOf(id, n), Arrays.copyOf(value, n));
    }

    private static int at(int[] ids, int index) {
        return index < ids.length ? ids[index] : Integer.MAX_VALUE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counters those && Arrays.equals(ids, those.ids) && Arrays.equals(values, those.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ids) + Arrays.hashCode(values);
    }

    /** The counters by name; of sketches only how many bins. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < ids.length; i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(Counter.name(ids[i]))
                    .append('=')
                    .append(values[i]);
        }
        return text.append('}').toString();
    }
}
