package io.switchboard.sla;

import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * How many alarms are set, by the minute for which they are. After a restore one part of the job has the counts of all, and
 * another may count down what that one has counted up: a count may be negative, the sum over all parts is right.
 */
final class Armed {

    private static final long MINUTE = 60_000;

    /** Read by the threads that report metrics, too. */
    private final ConcurrentNavigableMap<Long, Long> counts = new ConcurrentSkipListMap<>();

    void add(Iterable<ArmedMinute> minutes) {
        minutes.forEach(minute -> add(minute.minute(), minute.items()));
    }

    /** An item's only alarm was moved, set or gone: a timer that is left behind is none. */
    void moved(Ledger before, Ledger after) {
        long from = before == null ? 0 : before.armed();
        long to = after == null ? 0 : after.armed();
        if (from != to) {
            set(from, -1);
            set(to, 1);
        }
    }

    /** The alarms whose minute was over by {@code now}. */
    long dueBy(long now) {
        return counts.headMap(Math.floorDiv(now, MINUTE)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    ArmedMinutes minutes() {
        return new ArmedMinutes(counts.entrySet().stream()
                .map(minute -> new ArmedMinute(minute.getKey(), minute.getValue()))
                .toList());
    }

    private void set(long at, long items) {
        if (at != 0) {
            add(Math.floorDiv(at, MINUTE), items);
        }
    }

    private void add(long minute, long items) {
        counts.merge(minute, items, (count, more) -> count + more == 0 ? null : count + more);
    }
}
