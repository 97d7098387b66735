package io.switchboard.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far time has come in each partition of one topic, by what stands in that partition alone: whoever reads it again
 * from the same place finds the same, however far the others have come meanwhile.
 */
final class Tide {

    /** Before the first stamp of a partition. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private final long outOfOrdernessMs;
    private final Map<Integer, Long> highest = new TreeMap<>();

    /** Records of a partition are out of order by so much by design; time waits that long. */
    Tide(long outOfOrdernessMs) {
        this.outOfOrdernessMs = outOfOrdernessMs;
    }

    /** What was known: of several marks of a partition the highest counts. */
    void know(Iterable<Tidemark> marks) {
        marks.forEach(mark -> rise(mark.partition(), mark.highest()));
    }

    /** What the partition's own watermark is, in epoch milliseconds: every instant up to it is over. */
    long in(int partition) {
        Long stamp = highest.get(partition);
        return stamp == null ? UNKNOWN : stamp - outOfOrdernessMs - 1;
    }

    void rise(int partition, long stamp) {
        highest.merge(partition, stamp, Math::max);
    }

    List<Tidemark> marks() {
        List<Tidemark> marks = new ArrayList<>();
        highest.forEach((partition, stamp) -> marks.add(new Tidemark(partition, stamp)));
        return marks;
    }
}
