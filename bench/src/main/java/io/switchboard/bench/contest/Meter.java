package io.switchboard.bench.contest;

import io.switchboard.deploy.ClusterException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Takes the time by what the broker says: how far a consumer group has committed what it read. */
public final class Meter implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Admin admin;
    private final String topic;

    /** @param topic whose records are counted */
    public Meter(String bootstrapServers, String topic) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.topic = topic;
    }

    /** From the first commit of a warm contestant to the last within the window and before the end of the records. */
    Pace pace(Course course, String group, Contestant.Running running) {
        long started = System.nanoTime();
        long last = 0;
        long heard = started;
        Commit first = null;
        Commit latest = null;
        long stateBytes = -1;
        while (true) {
            long committed = committed(group);
            long now = System.nanoTime();
            if (committed > last) {
                last = committed;
                heard = now;
                if (stateBytes < 0 && committed >= course.open()) {
                    stateBytes = running.stateBytes();
                }
                if (first != null && committed < course.all()) {
                    latest = new Commit(committed, now);
                } else if (first == null && course.isWarm(committed, Duration.ofNanos(now - started))) {
                    first = new Commit(committed, now);
                }
            }
            boolean isOver =
                    first != null && now - first.nanos >= course.window().toNanos();
            if (latest != null && (isOver || last >= course.all())) {
                return new Pace(
                        latest.records - first.records,
                        (latest.nanos - first.nanos) / 1e9,
                        stateBytes,
                        running.checkpoints());
            }
            if (last >= course.all()) {
                throw new ClusterException(
                        "%s has read all %,d records too soon: there must be more".formatted(group, course.all()));
            }
            if (now - heard > PATIENCE.toNanos()) {
                running.check();
                throw new ClusterException("%s has committed nothing for %d s, after %,d of %,d records"
                        .formatted(group, PATIENCE.toSeconds(), last, course.all()));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Returns when so many were handled. */
    public void await(long records, String group, Contestant.Running running) {
        long heard = System.nanoTime();
        long last = 0;
        for (long committed = committed(group); committed < records; committed = committed(group)) {
            heard = committed > last ? System.nanoTime() : heard;
            last = committed;
            if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                running.check();
                throw new ClusterException("%s has committed nothing for %d s, after %,d of %,d records"
                        .formatted(group, PATIENCE.toSeconds(), last, records));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private record Commit(long records, long nanos) {}

    private long committed(String group) {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry ->
                            entry.getValue() != null && entry.getKey().topic().equals(topic))
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new ClusterException("The broker does not say how far " + group + " is: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while asking how far " + group + " is", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
