package io.switchboard.routing;

import java.util.Comparator;

/** Items of one class on lines of one slope, or those past the ageing bound, best first. */
final class Lane {

    /** Of lanes with items that are on lines of one slope: the one whose first is ahead, now and later. */
    static final Comparator<Lane> BY_KEY = (one, other) -> Waiting.BY_KEY.compare(one.first, other.first);

    /** Of lanes with items: the one whose first has waited longest. */
    static final Comparator<Lane> BY_AGE = (one, other) -> {
        int order = Long.compare(one.firstEnteredAt, other.firstEnteredAt);
        return order != 0 ? order : Waiting.BY_AGE.compare(one.first, other.first);
    };

    final ItemClass itemClass;
    final double slope;
    final boolean aged;
    private final Ordered<Waiting> items;
    private Waiting first;

    /** Of the first, at hand. */
    private long firstEnteredAt;

    Lane(ItemClass itemClass, double slope, boolean aged) {
        this.itemClass = itemClass;
        this.slope = slope;
        this.aged = aged;
        this.items = new Ordered<>(aged ? Waiting.BY_AGE : Waiting.BY_KEY);
    }

    Iterable<Waiting> items() {
        return items;
    }

    int size() {
        return items.size();
    }

    boolean isEmpty() {
        return first == null;
    }

    /** Null of an empty one. */
    Waiting first() {
        return first;
    }

    /** Whether another one would be first if this one came. */
    boolean wouldLead(Waiting waiting) {
        return first == null || (aged ? Waiting.BY_AGE : Waiting.BY_KEY).compare(waiting, first) < 0;
    }

    void add(Waiting waiting) {
        items.add(number(waiting), waiting);
        lead();
    }

    void remove(Waiting waiting) {
        items.remove(number(waiting), waiting);
        lead();
    }

    private double number(Waiting waiting) {
        return aged ? waiting.item.enteredAt() : waiting.key();
    }

    private void lead() {
        if (items.first() == first) {
            return;
        }
        first = items.first();
        if (first != null) {
            firstEnteredAt = first.item.enteredAt();
        }
    }
}
