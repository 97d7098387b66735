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

    List<Found> inOrder() {
        return found;
    }
}
