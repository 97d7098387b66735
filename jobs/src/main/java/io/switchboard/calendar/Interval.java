package io.switchboard.calendar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch {@code [start, end)} of the instant line, in epoch milliseconds. */
record Interval(long start, long end) {

    boolean isEmpty() {
        return start >= end;
    }

    private Interval within(long from, long to) {
        return new Interval(Math.max(start, from), Math.min(end, to));
    }

    /** What of each is within {@code bounds}; those of which nothing is are left out. */
    static List<Interval> within(List<Interval> intervals, Interval bounds) {
        return intervals.stream()
                .map(interval -> interval.within(bounds.start, bounds.end))
                .filter(interval -> !interval.isEmpty())
                .toList();
    }

    /** The same instants in order, without overlaps or touching neighbours. */
    static List<Interval> unite(List<Interval> intervals) {
        List<Interval> sorted = intervals.stream()
                .filter(interval -> !interval.isEmpty())
                .sorted(Comparator.comparingLong(Interval::start))
                .toList();
        List<Interval> united = new ArrayList<>();
        for (Interval next : sorted) {
            Interval last = united.isEmpty() ? null : united.get(united.size() - 1);
            if (last == null || next.start > last.end) {
                united.add(next);
            } else {
                united.set(united.size() - 1, new Interval(last.start, Math.max(last.end, next.end)));
            }
        }
        return united;
    }

    /** What of {@code open} is left without {@code closed}; both as {@link #unite} returns them. */
    static List<Interval> subtract(List<Interval> open, List<Interval> closed) {
        List<Interval> rest = new ArrayList<>();
        for (Interval stretch : open) {
            long start = stretch.start;
            for (Interval hole : closed) {
                rest.add(new Interval(start, Math.min(hole.start, stretch.end)));
                start = Math.max(start, hole.end);
            }
            rest.add(new Interval(start, stretch.end));
        }
        return rest.stream().filter(interval -> !interval.isEmpty()).toList();
    }
}
