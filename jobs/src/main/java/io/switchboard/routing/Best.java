package io.switchboard.routing;

import java.util.List;

/** The few best of those found. */
final class Best {

    private final Few<Found> found = new Few<>(Found.BEST_FIRST);

    void add(Found one) {
        found.add(one);
    }

    boolean isEmpty() {
        return inOrder().isEmpty();
    }

    /** Whether there are as many as wanted, and none with that score or less could be one of them. */
    boolean beats(double score) {
        return found.isFull() && (found.last().waiting().aged || found.last().score() > score);
    }

    /** Whether there are as many as wanted, all past the ageing bound and older than this one. */
    boolean areAllOlderThan(Waiting waiting) {
        return found.isFull()
                && found.last().waiting().aged
                && Waiting.BY_AGE.compare(found.last().waiting(), waiting) < 0;
    }

    List<Found> inOrder() {
        return found.inOrder();
    }
}
