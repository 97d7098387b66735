package io.switchboard.bench.contest;

import io.switchboard.deploy.ClusterException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Takes the time by what the broker says: how far a consumer group has committed what it read. */
final class Meter implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Admin admin;
    private final String topic;

    Meter(String bootstrapServers, String topic) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.topic = topic;
    }

    /** From the first commit at or after the start of the stretch to the last before its end. */
    Pace pace(Course course, String group, Contestant.Running running) {
        long last = 0;
        long heard = System.nanoTime();
        long begun = -1;
        long begunAt = 0;
        long counted = 0;
        long countedAt = 0;
        while (true) {
            long committed = committed(group);
            long now = System.nanoTime();
            if (committed > last) {
                last = committed;
                heard = now;
                if (begun < 0 && committed >= course.from()) {
                    begun = committed;
                    begunAt = now;
                } else if (begun >= 0 && committed < course.to()) {
                    counted = committed - begun;
                    countedAt = now;
                }
            }
            boolean isOver = begun >= 0 && now - begunAt >= course.window().toNanos();
            if (last >= course.to() || (isOver && counted > 0)) {
                if (counted == 0) {
                    throw new ClusterException("%s has read all %,d records between two commits: there must be more"
                            .formatted(group, course.to()));
                }
                return new Pace(counted, (countedAt - begunAt) / 1e9);
            }
            running.check();
            if (now - heard > PATIENCE.toNanos()) {
                throw new ClusterException("%s has committed nothing for %d s, after %,d of %,d records; see %s"
                        .formatted(group, PATIENCE.toSeconds(), last, course.to(), course.folder()));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

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
