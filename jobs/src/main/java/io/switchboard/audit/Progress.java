package io.switchboard.audit;

import java.util.HashMap;
import java.util.Map;

/**
 * How far the figures of each series have come, of what one subtask has read since it was started. Times are the machine's, in
 * milliseconds, and windows are final in the order in which they end: not that in which they begin, where members have walls of
 * their own.
 */
final class Progress {

    private final long patienceMs;
    private final long began;
    private final Map<String, Long> foundUpTo = new HashMap<>();
    private final Map<String, Finals> finals = new HashMap<>();

    Progress(long patienceMs, long now) {
        this.patienceMs = patienceMs;
        this.began = now;
    }

    void see(Restated row, long now) {
        if (isBeginning(now)) {
            foundUpTo.merge(row.series(), row.end(), Math::max);
        }
        if (row.row().last()) {
            finals.computeIfAbsent(row.series(), series -> new Finals()).see(row.end(), now);
        }
    }

    /** While it is read what was there, of which the oldest may be gone from the topic. */
    private boolean isBeginning(long now) {
        return now < began + patienceMs;
    }

    /** Whether a window of which nothing was known is told from its first revision on: it is none of those that were there. */
    boolean isNew(Restated row, long now) {
        Finals ofSeries = finals.get(row.series());
        return !isBeginning(now)
                && row.end() > foundUpTo.getOrDefault(row.series(), Long.MIN_VALUE)
                && (ofSeries == null || row.end() > ofSeries.newest);
    }

    /** Whether a later window of the series has been final for a while. */
    boolean isOvertaken(String series, long end, long now) {
        Finals ofSeries = finals.get(series);
        return ofSeries != null && ofSeries.settled(now) > end;
    }

    /** Of one series. */
    private final class Finals {

        private long newest = Long.MIN_VALUE;
        private long settled = Long.MIN_VALUE;
        private long next = Long.MIN_VALUE;
        private long nextSince;

        /** One after the other: what has settled is some patience behind what is read. */
        void see(long end, long now) {
            newest = Math.max(newest, end);
            if (settled(now) == next) {
                next = newest;
                nextSince = now;
            }
        }

        long settled(long now) {
            if (now >= nextSince + patienceMs) {
                settled = next;
            }
            return settled;
        }
    }
}
