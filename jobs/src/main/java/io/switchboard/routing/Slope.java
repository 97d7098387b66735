package io.switchboard.routing;

import java.util.Collection;
import java.util.TreeSet;

/**
 * The lanes of one slope, of items that are not past the ageing bound: they begin with the one that is ahead, now and later.
 * In order is first whose first item is ahead as of the last look.
 */
final class Slope implements Comparable<Slope> {

    private final TreeSet<Lane> lanes = new TreeSet<>(Lane.BY_KEY);

    /** At hand: all slopes are looked at for each agent who is free, and few of their lanes. */
    private Lane first;

    private double ahead;

    void add(Lane lane) {
        lanes.add(lane);
        first = lanes.first();
    }

    void remove(Lane lane) {
        lanes.remove(lane);
        first = lanes.isEmpty() ? null : lanes.first();
    }

    boolean isEmpty() {
        return first == null;
    }

    Collection<Lane> lanes() {
        return lanes;
    }

    void look(long at) {
        ahead = first.firstValue(at);
    }

    /** What the line of the first item was worth at the last look. */
    double ahead() {
        return ahead;
    }

    @Override
    public int compareTo(Slope other) {
        return Double.compare(other.ahead, ahead);
    }
}
