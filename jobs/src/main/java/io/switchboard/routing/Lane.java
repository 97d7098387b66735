package io.switchboard.routing;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Items of one class on lines of one slope, or those past the ageing bound, best first. */
final class Lane {

    /** Of lanes with items that are on lines of one slope: the one whose first is ahead, now and later. */
    static final Comparator<Lane> BY_KEY = Comparator.comparing(lane -> lane.first, Waiting.BY_KEY);

    /** Of lanes with items: the one whose first has waited longest. */
    static final Comparator<Lane> BY_AGE = Comparator.comparing(lane -> lane.first, Waiting.BY_AGE);

    final ItemClass itemClass;
    final double slope;
    final boolean aged;
    private final TreeSet<Waiting> items;
    private Waiting first;

    Lane(ItemClass itemClass, double slope, boolean aged) {
        this.itemClass = itemClass;
        this.slope = slope;
        this.aged = aged;
        this.items = new TreeSet<>(aged ? Waiting.BY_AGE : Waiting.BY_KEY);
    }

    NavigableSet<Waiting> items() {
        return items;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** Null of an empty one. */
    Waiting first() {
        return first;
    }

    /** Whether another one would be first if this one came. */
    boolean wouldLead(Waiting waiting) {
        return first == null || items.comparator().compare(waiting, first) < 0;
    }

    void add(Waiting waiting) {
        items.add(waiting);
        first = items.first();
    }

    void remove(Waiting waiting) {
        items.remove(waiting);
        first = items.isEmpty() ? null : items.first();
    }
}
