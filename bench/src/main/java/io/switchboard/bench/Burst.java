package io.switchboard.bench;

import io.switchboard.bench.contest.Watch;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkRest.Completed;
import io.switchboard.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Many clocks fall due in one moment while a desk is at work: how long it takes until a reader of what is committed has seen all of
 * them, and how long checkpoints last meanwhile.
 */
record Burst(Plan plan, int clocks) {

    private static final int RATE = 1_000;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /**
     * How it went.
     *
     * @param seconds from the deadline to the last that was seen
     * @param slowestCheckpointMs end to end, of those that ended from the deadline on until a moment after the last was seen
     */
    record Bursted(Burst burst, double seconds, long slowestCheckpointMs) {}

    Bursted run(Grounds grounds) {
        Map<Long, Long> millis = new TreeMap<>();
        Watch watch;
        try (Shift shift = Shift.begin(grounds, plan, RATE, Promises.ONE_ALARM)) {
            shift.work(plan.extent().warm());
            watch = new Watch(grounds.bootstrapServers(), Topics.ESCALATIONS);
            try (watch) {
                Instant due = shift.rush(clocks).plus(Promises.ALARM);
                watch.between(due, due.plusMillis(1));
                shift.work(Duration.between(Instant.now(), due));
                shift.job().check();
                long before = newest(shift);
                untilSeen(shift, watch, before, millis);
            }
        }
        long slowest = millis.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return new Bursted(this, watch.latencies().quantile(1) / 1e3, slowest);
    }

    private static long newest(Shift shift) {
        return shift.job().checkpoints().stream().mapToLong(Completed::id).max().orElse(0);
    }

    /** Events go on happening meanwhile, and until the checkpoint has ended that was under way. */
    private void untilSeen(Shift shift, Watch watch, long before, Map<Long, Long> millis) {
        long began = System.nanoTime();
        while (watch.seen() < clocks) {
            if (System.nanoTime() - began > LIMIT.toNanos()) {
                throw new ClusterException("%d min after %,d clocks were due %,d have been seen"
                        .formatted(LIMIT.toMinutes(), clocks, watch.seen()));
            }
            shift.work(A_MOMENT);
            note(shift, before, millis);
        }
        shift.untilHandled();
        note(shift, before, millis);
        shift.job().check();
    }

    private static void note(Shift shift, long before, Map<Long, Long> millis) {
        shift.job().checkpoints().stream()
                .filter(one -> one.id() > before)
                .forEach(one -> millis.put(one.id(), one.durationMs()));
    }
}
