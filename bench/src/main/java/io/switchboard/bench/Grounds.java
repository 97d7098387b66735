package io.switchboard.bench;

import io.switchboard.bench.contest.Course;
import io.switchboard.bench.desk.Access;
import io.switchboard.bench.desk.Desk;
import io.switchboard.bench.desk.Feed;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Layout;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.StateDir;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** A cluster of the benchmark's own, with what happens at a desk in its topic; gone when it is closed. */
final class Grounds implements AutoCloseable {

    static final int PARTITIONS = 4;

    private static final int SLOTS = 2;
    private static final Instant BEGINNING = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration FAR = Duration.ofDays(3_000);

    private final StateDir dir;
    private final LocalCluster cluster;
    private final Consumer<String> progress;
    private final Thread hook;

    private Grounds(Path folder, Consumer<String> progress) {
        this.dir = new StateDir(folder);
        this.cluster = new LocalCluster(Installation.current(), dir);
        this.progress = progress;
        this.hook = new Thread(this::raze);
    }

    /** Returns when all of it runs. */
    static Grounds open(Path folder, Consumer<String> progress) {
        return open(folder, SLOTS, progress);
    }

    /** The same, with room for more than one job. */
    static Grounds open(Path folder, int slots, Consumer<String> progress) {
        Grounds grounds = new Grounds(folder, progress);
        grounds.raze();
        Runtime.getRuntime().addShutdownHook(grounds.hook);
        grounds.cluster.start(Layout.of(1, slots, PARTITIONS, 0, 0), step -> {});
        grounds.topics(Arrays.stream(Entrant.values()).map(Entrant::topic).toList());
        return grounds;
    }

    private void topics(List<String> names) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new ClusterException("The topics could not be created: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while creating topics", e);
        }
    }

    /**
     * Writes a desk's events.
     *
     * @param open tickets there are once all are open
     * @param more events after that
     * @param step time between two events at the desk
     */
    Course course(int open, Access access, long more, Duration step, Duration warm, Duration window) {
        progress.accept("writing what happens at a desk with %,d open tickets".formatted(open));
        Desk desk = new Desk(1, open, access, step, BEGINNING);
        try (Feed feed = new Feed(bootstrapServers())) {
            long opened = feed.open(desk);
            long all = feed.go(desk, more, written -> progress.accept("%,d records written".formatted(written)));
            feed.beat(Topics.CALL_EVENTS, PARTITIONS, BEGINNING.plus(FAR));
            progress.accept("%,d records: %,d until all tickets are open".formatted(all, opened));
            return new Course(bootstrapServers(), files(), opened, all, warm, window);
        }
    }

    LocalCluster cluster() {
        return cluster;
    }

    /** For what contestants keep; goes with the rest. */
    Path files() {
        return dir.path().resolve("tmp");
    }

    StateDir dir() {
        return dir;
    }

    String bootstrapServers() {
        return cluster.layout().bootstrapServers();
    }

    Path file(String name, String content) {
        try {
            return Files.writeString(dir.path().resolve("conf").resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        raze();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void raze() {
        cluster.kill();
        cluster.purge();
    }
}
