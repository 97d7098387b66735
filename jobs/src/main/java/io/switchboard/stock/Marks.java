package io.switchboard.stock;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** Offsets of one partition, a bit for each. */
final class Marks {

    private final NavigableMap<Long, BitSet> slots = new TreeMap<>();

    /** Whether it is new. */
    boolean add(long offset) {
        BitSet slot = slots.computeIfAbsent(number(offset), number -> new BitSet());
        int bit = bit(offset);
        boolean isNew = !slot.get(bit);
        slot.set(bit);
        return isNew;
    }

    void add(Slot slot, Slate slate) {
        slots.computeIfAbsent(slot.number(), number -> new BitSet()).or(BitSet.valueOf(slate.marks()));
    }

    boolean has(long offset) {
        BitSet slot = slots.get(number(offset));
        return slot != null && slot.get(bit(offset));
    }

    private static long number(long offset) {
        return Math.floorDiv(offset, (long) Slot.OFFSETS);
    }

    private static int bit(long offset) {
        return (int) Math.floorMod(offset, (long) Slot.OFFSETS);
    }

    Marks without(Marks others) {
        return with(others, BitSet::andNot);
    }

    Marks and(Marks others) {
        return with(others, BitSet::or);
    }

    private Marks with(Marks others, BiConsumer<BitSet, BitSet> change) {
        Marks changed = new Marks();
        slots.forEach((number, slot) -> changed.slots.put(number, (BitSet) slot.clone()));
        others.slots.forEach(
                (number, slot) -> change.accept(changed.slots.computeIfAbsent(number, missing -> new BitSet()), slot));
        return changed;
    }

    /** Those from {@code from} to {@code to}, both included. */
    Marks within(long from, long to) {
        Marks within = new Marks();
        if (from <= to) {
            slots.subMap(number(from), true, number(to), true).forEach((number, slot) -> {
                BitSet some = (BitSet) slot.clone();
                long first = number * Slot.OFFSETS;
                some.clear(0, (int) Math.max(0, from - first));
                some.clear(1 + (int) Math.min(Slot.OFFSETS - 1, to - first), Slot.OFFSETS);
                within.slots.put(number, some);
            });
        }
        return within;
    }

    /** Those that one of the runs has. */
    Marks in(List<Run> runs) {
        Marks in = new Marks();
        for (Run run : runs) {
            within(run.first(), run.last()).slots.forEach((number, slot) -> in.slots
                    .computeIfAbsent(number, missing -> new BitSet())
                    .or(slot));
        }
        return in;
    }

    boolean isEmpty() {
        return count() == 0;
    }

    long count() {
        return slots.values().stream().mapToLong(BitSet::cardinality).sum();
    }

    /** -1 if there is none. */
    long first() {
        return offsets().findFirst().orElse(-1);
    }

    /** -1 if there is none. */
    long last() {
        for (Map.Entry<Long, BitSet> slot : slots.descendingMap().entrySet()) {
            if (!slot.getValue().isEmpty()) {
                return slot.getKey() * Slot.OFFSETS + slot.getValue().length() - 1;
            }
        }
        return -1;
    }

    /** As runs, which one of the {@code others} ends. */
    List<Run> runs(Marks others) {
        List<Run> runs = new ArrayList<>();
        long[] open = {-1, -1};
        and(others).offsets().forEach(offset -> {
            if (has(offset)) {
                open[0] = open[0] < 0 ? offset : open[0];
                open[1] = offset;
            } else if (open[0] >= 0) {
                runs.add(new Run(open[0], open[1]));
                open[0] = -1;
            }
        });
        if (open[0] >= 0) {
            runs.add(new Run(open[0], open[1]));
        }
        return runs;
    }

    private LongStream offsets() {
        return slots.entrySet().stream()
                .flatMapToLong(slot -> slot.getValue().stream().mapToLong(bit -> slot.getKey() * Slot.OFFSETS + bit));
    }
}
