package io.switchboard.bench.contest;

import io.switchboard.deploy.FlinkRest.Completed;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What one contestant's checkpoints and heap are like on its lap. */
final class Notes {

    private final Map<Long, Completed> inTime = new TreeMap<>();
    private long newestBefore = -1;
    private long stateBytes;
    private long leastHeap;

    /** Those of the warming up, whose costs do not count. */
    void before(List<Completed> checkpoints) {
        checkpoints.forEach(one -> newestBefore = Math.max(newestBefore, one.id()));
        state(checkpoints);
    }

    /** What it says while the time is taken. */
    void within(List<Completed> checkpoints, OptionalLong heap) {
        checkpoints.stream().filter(one -> one.id() > newestBefore).forEach(one -> inTime.put(one.id(), one));
        heap.ifPresent(bytes -> leastHeap = leastHeap == 0 ? bytes : Math.min(leastHeap, bytes));
        state(checkpoints);
    }

    private void state(List<Completed> checkpoints) {
        if (!checkpoints.isEmpty()) {
            stateBytes = checkpoints.get(0).stateBytes();
        }
    }

    /** Of the newest checkpoint; 0 if there is none. */
    long stateBytes() {
        return stateBytes;
    }

    /** 0 if it never told. */
    long leastHeapBytes() {
        return leastHeap;
    }

    /** Null if none was completed while the time was taken. */
    CheckpointCosts costs() {
        return inTime.isEmpty() ? null : CheckpointCosts.of(inTime.values());
    }
}
