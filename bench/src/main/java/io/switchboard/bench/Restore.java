package io.switchboard.bench;

import io.switchboard.bench.contest.Watch;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkRest.Completed;
import io.switchboard.deploy.Trees;
import io.switchboard.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A TaskManager is killed while a desk is at work, and another one started at once: how long it takes until a reader of what is
 * committed sees a deadline that fell due after that.
 *
 * @param isLocal whether the other one finds the copies of the state that the first kept on its disk
 */
record Restore(Plan plan, boolean isLocal) {

    private static final int RATE = 1_000;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /**
     * How it went.
     *
     * @param seconds from the kill to what is seen
     * @param stateBytes of the last checkpoint before
     */
    record Restored(Restore restore, double seconds, long stateBytes) {}

    Restored run(Grounds grounds) {
        try (Shift shift = Shift.begin(grounds, plan, RATE)) {
            shift.work(plan.extent().warm());
            shift.job().check();
            List<Completed> checkpoints = shift.job().checkpoints();
            try (Watch watch = new Watch(grounds.bootstrapServers(), Topics.ESCALATIONS)) {
                Instant killed = Instant.now();
                watch.between(killed, killed.plus(LIMIT.multipliedBy(2)));
                grounds.cluster().killTaskManager(1);
                untilSeen(watch, shift, restart(grounds));
                double seconds = (watch.firstSeen().orElseThrow() - killed.toEpochMilli()) / 1e3;
                return new Restored(
                        this,
                        seconds,
                        checkpoints.isEmpty() ? 0 : checkpoints.get(0).stateBytes());
            }
        }
    }

    private FutureTask<Void> restart(Grounds grounds) {
        FutureTask<Void> restart = new FutureTask<>(
                () -> {
                    if (!isLocal) {
                        delete(grounds.dir().path().resolve("flink/work/tm_taskmanager-1"));
                    }
                    grounds.cluster().startTaskManager(1);
                },
                null);
        new Thread(restart, "restart").start();
        return restart;
    }

    /** Events go on happening meanwhile. A TaskManager that does not start is told at once. */
    private static void untilSeen(Watch watch, Shift shift, FutureTask<Void> restart) {
        long began = System.nanoTime();
        while (watch.firstSeen().isEmpty()) {
            if (restart.isDone()) {
                get(restart);
            }
            if (System.nanoTime() - began > LIMIT.toNanos()) {
                throw new ClusterException(
                        "Nothing is told " + LIMIT.toMinutes() + " min after a TaskManager was killed");
            }
            shift.work(A_MOMENT);
        }
        get(restart);
    }

    private static void get(FutureTask<Void> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new ClusterException(
                    "No TaskManager could be started: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while a TaskManager starts", e);
        }
    }

    /** What Flink calls the working directory of that TaskManager. */
    private static void delete(Path work) {
        if (!Files.isDirectory(work)) {
            throw new ClusterException(work + " is not there: the copies on the disk are somewhere else");
        }
        Trees.delete(work);
    }
}
