package io.switchboard.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far time has come in each partition of a topic, by what has been read there and by nothing else: as far as its
 * watermark ({@link EventTime}), but for whoever reads the same log, whenever and beside whatever other partitions.
 */
final class Tides {

    private final long outOfOrdernessMs;
    private final Map<Integer, Long> newest = new TreeMap<>();

    Tides(Duration outOfOrderness) {
        this.outOfOrdernessMs = outOfOrderness.toMillis();
    }

    /** In epoch milliseconds; MIN_VALUE where nothing has been read that has a time. */
    long in(int partition) {
        Long stamp = newest.get(partition);
        return stamp == null ? Long.MIN_VALUE : stamp - outOfOrdernessMs - 1;
    }

    /** Time never goes back: of two that know of a partition, the one that has read more of it counts. */
    void rise(Tide tide) {
        newest.merge(tide.partition(), tide.newest(), Math::max);
    }

    List<Tide> all() {
        List<Tide> all = new ArrayList<>();
        newest.forEach((partition, stamp) -> all.add(new Tide(partition, stamp)));
        return all;
    }
}
