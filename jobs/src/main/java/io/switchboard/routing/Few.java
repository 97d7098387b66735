package io.switchboard.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The first few of many that come in any order: whoever would not be one of them need not be looked at closely. */
final class Few<T> {

    /** As many as a decision tells of. */
    private static final int MOST = 5;

    private final Comparator<? super T> order;
    private final List<T> first = new ArrayList<>(MOST + 1);

    Few(Comparator<? super T> order) {
        this.order = order;
    }

    boolean wants(T one) {
        return !isFull() || order.compare(one, last()) < 0;
    }

    void add(T one) {
        int place = first.size();
        while (place > 0 && order.compare(one, first.get(place - 1)) < 0) {
            place--;
        }
        if (place < MOST) {
            first.add(place, one);
            if (first.size() > MOST) {
                first.remove(MOST);
            }
        }
    }

    boolean isFull() {
        return first.size() == MOST;
    }

    /** Of a full one. */
    T last() {
        return first.get(MOST - 1);
    }

    List<T> inOrder() {
        return first;
    }
}
