package io.switchboard.chaos.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When we work: open intervals on the line of instants, in order and apart. All times are epoch milliseconds. */
record Hours(List<Open> open) {

    /** From {@code from} on, up to but without {@code to}. */
    record Open(long from, long to) {}

    static final Hours ALWAYS = new Hours(List.of(new Open(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2)));

    /** The union of intervals that may come in any order, touch and overlap. */
    static Hours of(List<Open> intervals) {
        List<Open> apart = new ArrayList<>();
        for (Open next :
                intervals.stream().sorted(Comparator.comparingLong(Open::from)).toList()) {
            Open last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (last != null && next.from <= last.to) {
                apart.set(apart.size() - 1, new Open(last.from, Math.max(last.to, next.to)));
            } else {
                apart.add(next);
            }
        }
        return new Hours(List.copyOf(apart));
    }

    /** How long we work between the two. */
    long between(long from, long to) {
        long sum = 0;
        for (Open one : open) {
            if (one.from >= to) {
                break;
            }
            sum += Math.max(0, Math.min(to, one.to) - Math.max(from, one.from));
        }
        return sum;
    }

    /** The first instant at which {@code ms} of work have been used up since {@code from}. */
    long plus(long from, long ms) {
        if (ms <= 0) {
            return from;
        }
        long left = ms;
        for (Open one : open) {
            long begin = Math.max(from, one.from);
            if (one.to - begin >= left) {
                return begin + left;
            }
            left -= Math.max(0, one.to - begin);
        }
        throw new IllegalArgumentException("%d ms from %d on are beyond the calendar's horizon".formatted(ms, from));
    }

    /** The last instant at which not more than {@code ms} of work have been used up since {@code from}. */
    long exceeded(long from, long ms) {
        return opens(plus(from, ms));
    }

    /** {@code at} if we work then, else when we begin to. */
    long opens(long at) {
        for (Open one : open) {
            if (at < one.to) {
                return Math.max(at, one.from);
            }
        }
        throw new IllegalArgumentException("%d is beyond the calendar's horizon".formatted(at));
    }
}
