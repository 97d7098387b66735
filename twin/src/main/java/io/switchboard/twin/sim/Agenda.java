package io.switchboard.twin.sim;

import java.util.Arrays;

/** What will happen, by time; of the same time, by the order of noting it down. A binary heap in plain arrays. */
final class Agenda {

    private long[] times = new long[1024];
    private long[] orders = new long[1024];
    private byte[] kinds = new byte[1024];
    private Object[] whom = new Object[1024];
    private int size;
    private long noted;

    boolean isEmpty() {
        return size == 0;
    }

    long nextAt() {
        return times[0];
    }

    byte nextKind() {
        return kinds[0];
    }

    Object nextWhom() {
        return whom[0];
    }

    void note(long at, byte kind, Object about) {
        if (size == times.length) {
            grow();
        }
        long order = noted++;
        int place = size++;
        while (place > 0) {
            int above = (place - 1) >>> 1;
            if (times[above] < at || (times[above] == at && orders[above] < order)) {
                break;
            }
            move(above, place);
            place = above;
        }
        put(place, at, order, kind, about);
    }

    void removeNext() {
        size--;
        long at = times[size];
        long order = orders[size];
        byte kind = kinds[size];
        Object about = whom[size];
        whom[size] = null;
        int place = 0;
        while (true) {
            int below = 2 * place + 1;
            if (below >= size) {
                break;
            }
            if (below + 1 < size && isBefore(below + 1, below)) {
                below++;
            }
            if (at < times[below] || (at == times[below] && order < orders[below])) {
                break;
            }
            move(below, place);
            place = below;
        }
        if (size > 0) {
            put(place, at, order, kind, about);
        }
    }

    private boolean isBefore(int a, int b) {
        return times[a] < times[b] || (times[a] == times[b] && orders[a] < orders[b]);
    }

    private void move(int from, int to) {
        put(to, times[from], orders[from], kinds[from], whom[from]);
    }

    private void put(int place, long at, long order, byte kind, Object about) {
        times[place] = at;
        orders[place] = order;
        kinds[place] = kind;
        whom[place] = about;
    }

    private void grow() {
        int more = times.length * 2;
        times = Arrays.copyOf(times, more);
        orders = Arrays.copyOf(orders, more);
        kinds = Arrays.copyOf(kinds, more);
        whom = Arrays.copyOf(whom, more);
    }
}
