package io.switchboard.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How far time has come in each partition of a topic, by what has been read there and by nothing else: as far as its
 * watermark ({@link EventTime}), but for whoever reads the same log, whenever and beside whatever other partitions.
 */
final class Tides {

    private final long outOfOrdernessMs;
    private final Map<Integer, Long> newest = new HashMap<>();

    Tides(Duration outOfOrderness) {
        this.outOfOrdernessMs = outOfOrderness.toMillis();
    }

    /** In epoch milliseconds; MIN_VALUE where nothing has been read that has a time. */
    long in(int partition) {
        Long stamp = newest.get(partition);
        return stamp == null ? Long.MIN_VALUE : stamp - outOfOrdernessMs - 1;
    }

    /** An event or heartbeat of that time was read there; time never goes back. */
    void rise(int partition, Instant at) {
        newest.merge(partition, at.toEpochMilli(), Math::max);
    }
}
