package io.switchboard.bench;

import io.switchboard.bench.contest.Course;
import io.switchboard.bench.desk.Desk;
import io.switchboard.bench.desk.Feed;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Layout;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.StateDir;
import io.switchboard.deploy.Topic;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** A cluster of the benchmark's own, with what happens at a desk in its topic; gone when it is closed, but for its logs. */
final class Grounds implements AutoCloseable {

    static final int PARTITIONS = 4;

    private static final String LEFT_BEHIND = "left-behind";
    private static final Duration FAR = Duration.ofDays(3_000);

    private final String name;
    private final int parallelism;
    private final StateDir dir;
    private final LocalCluster cluster;
    private final Consumer<String> progress;
    private final Thread hook;

    private Grounds(String name, int parallelism, Consumer<String> progress) {
        Installation installation = Installation.current();
        this.name = name;
        this.parallelism = parallelism;
        this.dir = new StateDir(installation.root().resolve("target/bench"));
        this.cluster = new LocalCluster(installation, dir);
        this.progress = progress;
        this.hook = new Thread(() -> raze(name));
    }

    /** With a slot for each of a job's subtasks. Returns when all of it runs. */
    static Grounds open(String name, int parallelism, Consumer<String> progress) {
        return open(name, parallelism, parallelism, progress);
    }

    /**
     * The same, with room for more than one job.
     *
     * @param name of the folder in target/bench-logs to which its logs go when it is closed
     */
    static Grounds open(String name, int slots, int parallelism, Consumer<String> progress) {
        Grounds grounds = new Grounds(name, parallelism, progress);
        grounds.raze(LEFT_BEHIND);
        Runtime.getRuntime().addShutdownHook(grounds.hook);
        boolean isOpen = false;
        try {
            grounds.cluster.start(Layout.of(1, slots, PARTITIONS, 0, 0), step -> {});
            grounds.topics(Arrays.stream(Entrant.values()).map(Entrant::topic).toList());
            isOpen = true;
            return grounds;
        } finally {
            if (!isOpen) {
                grounds.close(); // its logs say why
            }
        }
    }

    /** What is in them is kept whatever its stamp, as in our own: a broker that deletes works for nobody. */
    private void topics(List<String> names) {
        Map<String, String> keeping = Topic.ESCALATIONS.newTopic(PARTITIONS, 1).configs();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            admin.createTopics(names.stream()
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1).configs(keeping))
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
     * @param events how many once all tickets are open
     */
    Course course(Plan plan, long events) {
        progress.accept("writing what happens at a desk with %,d open tickets".formatted(plan.open()));
        Desk desk = plan.desk();
        Extent extent = plan.extent();
        try (Feed feed = new Feed(bootstrapServers())) {
            long opened = feed.open(desk);
            long all = feed.go(desk, events, written -> progress.accept("%,d records written".formatted(written)));
            feed.beat(Topics.CALL_EVENTS, PARTITIONS, Plan.BEGINNING.plus(FAR));
            progress.accept("%,d records: %,d until all tickets are open".formatted(all, opened));
            return new Course(
                    bootstrapServers(),
                    files(),
                    opened,
                    all,
                    plan.open(),
                    desk.everOpen(),
                    extent.warm(),
                    extent.window());
        }
    }

    /** Of the jobs. */
    int parallelism() {
        return parallelism;
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
        raze(name);
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Whatever runs there ends, whoever started it: what nobody ends goes on using the processors. */
    private void raze(String logs) {
        Orphans.end(dir);
        cluster.kill();
        Logs.keep(dir, logs);
        cluster.purge();
    }
}
