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

    /** Of silence: from then on it is asked whether it still runs. */
    private static final Duration WORRY = Duration.ofSeconds(10);

    /** Longer than Flink lets a checkpoint last (2 min): with many tickets open the slow ones are what is measured. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Admin admin;
    private final String topic;

    /** @param topic whose records are counted */
    public Meter(String bootstrapServers, String topic) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.topic = topic;
    }

    /** By all commits of a warm contestant within the window and before the end of the records. */
    Pace pace(Course course, String group, Reader.Running running) {
        Lap lap = new Lap(course);
        Notes notes = new Notes();
        Footprint opened = Footprint.NONE;
        long heard = System.nanoTime();
        for (long now = heard; !lap.isOver(now); now = System.nanoTime()) {
            long committed = committed(group);
            now = System.nanoTime();
            if (committed > lap.last()) {
                heard = now;
                boolean wasOpen = lap.isOpen();
                boolean wasTimed = lap.isTimed();
                lap.commits(committed, now);
                note(lap, wasOpen, wasTimed, running, notes);
                if (lap.isOpen() && !wasOpen) {
                    opened = new Footprint(notes.stateBytes(), course.tickets());
                }
            }
            patience(group, now - heard, lap.last(), course.all(), running);
            LockSupport.parkNanos(LOOK.toNanos());
        }
        running.check();
        if (lap.isTooShort()) {
            throw new ClusterException(
                    "%s has committed %d times while the time was taken, after %,d of %,d records: %d are needed"
                            .formatted(group, lap.slope().count(), lap.last(), course.all(), Lap.FEWEST));
        }
        return new Pace(
                lap.slope().perSecond(),
                lap.slope().records(),
                lap.slope().seconds(),
                lap.warmSeconds(),
                opened,
                new Footprint(notes.stateBytes(), course.ticketsAfter(lap.last())),
                notes.leastHeapBytes(),
                notes.costs());
    }

    /** It is asked no more than it must: what answers works on the same machine. */
    private static void note(Lap lap, boolean wasOpen, boolean wasTimed, Reader.Running running, Notes notes) {
        if (wasTimed) {
            notes.within(running.checkpoints(), running.heapBytes());
        } else if (lap.isTimed() || (lap.isOpen() && !wasOpen)) {
            notes.before(running.checkpoints());
        }
    }

    /** Returns when so many were handled. */
    public void await(long records, String group, Reader.Running running) {
        long heard = System.nanoTime();
        long last = 0;
        for (long committed = committed(group); committed < records; committed = committed(group)) {
            heard = committed > last ? System.nanoTime() : heard;
            last = committed;
            patience(group, System.nanoTime() - heard, last, records, running);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static void patience(String group, long silentNanos, long last, long all, Reader.Running running) {
        if (silentNanos > WORRY.toNanos()) {
            running.check();
        }
        if (silentNanos > PATIENCE.toNanos()) {
            throw new ClusterException("%s has committed nothing for %d s, after %,d of %,d records"
                    .formatted(group, PATIENCE.toSeconds(), last, all));
        }
    }

    /** How many records the group has handled, by the broker's word. */
    public long committed(String group) {
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
