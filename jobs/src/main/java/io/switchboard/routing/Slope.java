package io.switchboard.routing;

import java.util.Arrays;

/**
 * The lanes of one slope, of items that are not past the ageing bound: they begin with the one that is ahead, now and later.
 * In order is first whose first item is ahead as of the last look.
 */
final class Slope implements Comparable<Slope> {

    private static final int FEW = 4;

    private final double slope;
    private Lane[] lanes = new Lane[FEW];
    private int size;

    /** Of the first item of each lane, side by side: for each agent who is free many are looked at, and few of their items. */
    private double[] intercepts = new double[FEW];

    private long[] agedFrom = new long[FEW];

    /** Of the first lane, at hand: all slopes are looked at for each agent who is free. */
    private double firstIntercept;

    private long firstAgedFrom;
    private double ahead;

    Slope(double slope) {
        this.slope = slope;
    }

    void add(Lane lane) {
        int place = -1 - place(lane);
        if (size == lanes.length) {
            lanes = Arrays.copyOf(lanes, 2 * size);
            intercepts = Arrays.copyOf(intercepts, 2 * size);
            agedFrom = Arrays.copyOf(agedFrom, 2 * size);
        }
        move(place, place + 1);
        size++;
        lanes[place] = lane;
        intercepts[place] = lane.first().line.intercept();
        agedFrom[place] = lane.first().item.agedFrom();
        lead();
    }

    /** Before its first item is another. */
    void remove(Lane lane) {
        int place = place(lane);
        move(place + 1, place);
        size--;
        lanes[size] = null;
        lead();
    }

    private void lead() {
        firstIntercept = intercepts[0];
        firstAgedFrom = agedFrom[0];
    }

    private int place(Lane lane) {
        return Arrays.binarySearch(lanes, 0, size, lane, Lane.BY_KEY);
    }

    private void move(int from, int to) {
        System.arraycopy(lanes, from, lanes, to, size - from);
        System.arraycopy(intercepts, from, intercepts, to, size - from);
        System.arraycopy(agedFrom, from, agedFrom, to, size - from);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Lane lane(int place) {
        return lanes[place];
    }

    /** What the line of the first item of a lane is worth. */
    double value(int place, long at) {
        return intercepts[place] + slope * (at - agedFrom[place]);
    }

    void look(long at) {
        ahead = firstIntercept + slope * (at - firstAgedFrom);
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
