package io.switchboard.routing;

import java.util.ArrayList;
import java.util.List;

/** The few best of those found. */
final class Best {

    /** As many as a decision tells of. */
    static final int FEW = 5;

    private final List<Found> found = new ArrayList<>(FEW + 1);

    void add(Found one) {
        int place = found.size();
        while (place > 0 && Found.BEST_FIRST.compare(one, found.get(place - 1)) < 0) {
            place--;
        }
        if (place < FEW) {
            found.add(place, one);
            if (found.size() > FEW) {
                found.remove(FEW);
            }
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether there are as many as wanted, and none with that score or less could be one of them. */
    boolean beats(double score) {
        return found.size() == FEW && (last().waiting().aged || last().score() > score);
    }

    /** Whether there are as many as wanted, all past the ageing bound. */
    boolean areAllAged() {
        return found.size() == FEW && last().waiting().aged;
    }

    private Found last() {
        return found.get(FEW - 1);
    }

    List<Found> inOrder() {
        return found;
    }
}
