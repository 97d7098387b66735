package io.switchboard.deploy;

import io.switchboard.event.ItemType;
import io.switchboard.policy.PolicyReader;
import io.switchboard.twin.Feeder;
import io.switchboard.twin.FeederOptions;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.Progress;
import io.switchboard.twin.WallClock;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;

/**
 * Runs a feed through a cluster of its own, until time has come to an instant and no further, and writes down what came
 * out.
 */
public final class Replay {

    /** The topics that are written down, each as {@code NAME.jsonl}. */
    public static final List<String> OUTPUTS = List.of(
            Topics.ESCALATIONS,
            Topics.ESCALATION_NOTICES,
            Topics.SLA_OUTCOMES,
            Topics.TICKET_TRACKING,
            Topics.UNMATCHED_ITEMS,
            Topics.DEAD_LETTERS,
            Topics.TOO_LATE);

    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;
    private static final String MAIN = "io.switchboard.job.SlaJob";
    private static final String CLOCKS = "sla clocks";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BREAK_OFF_LIMIT = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final LocalCluster cluster;
    private final Layout layout;
    private final Consumer<String> steps;
    private final Consumer<String> progress;
    private final Caretaker caretaker;

    /**
     * A replay that is about to run.
     *
     * @param steps is told each step that is done
     * @param progress is told about once a second how far the present step has come
     */
    public Replay(LocalCluster cluster, Layout layout, Consumer<String> steps, Consumer<String> progress) {
        this.cluster = cluster;
        this.layout = layout;
        this.steps = steps;
        this.progress = progress;
        this.caretaker = new Caretaker(cluster, notice -> steps.accept("        " + notice));
    }

    /**
     * What to replay.
     *
     * @param feed opens the events, encoded by what it is given
     * @param until events after it are not fed, alarms after it do not fire
     * @param out the folder for the files
     */
    public record Request(
            Function<Packer, Parcels> feed, FeederOptions options, Path policies, Instant until, Path out) {}

    /** Starts the cluster, replays, writes the files and stops the cluster; its directory is gone afterwards. */
    public Map<String, Long> run(Request request) {
        PolicyReader.read(request.policies());
        make(request.out());
        Steps timed = new Steps(steps);
        cluster.start(layout, steps);
        CountDownLatch over = new CountDownLatch(1);
        Thread breakOff = breakingOff(Thread.currentThread(), over);
        Runtime.getRuntime().addShutdownHook(breakOff);
        try {
            String job = submit(request.policies());
            timed.done("job", job + " runs, watch it at http://" + layout.jobManager());
            feed(request, timed, job);
            stop(job);
            timed.done("job", "stopped where it stood");
            return write(request.out(), timed);
        } finally {
            boolean interrupted = Thread.interrupted(); // or the end of the processes would not be waited for
            leaveNothing();
            over.countDown();
            if (interrupted) {
                Thread.currentThread().interrupt();
            } else {
                Runtime.getRuntime().removeShutdownHook(breakOff);
            }
        }
    }

    /** Before hours of replay, not after them. */
    private static void make(Path out) {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    private static ClusterException unwritable(Path out, IOException e) {
        return new ClusterException("Cannot write to --out " + out + ": " + e, e);
    }

    /** For Ctrl-C: the replay ends where it is, and takes its cluster with it. */
    private Thread breakingOff(Thread replaying, CountDownLatch over) {
        return new Thread(() -> {
            replaying.interrupt();
            try {
                if (!over.await(BREAK_OFF_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    leaveNothing();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** All is read by then, or nobody wants it any more. */
    private synchronized void leaveNothing() {
        cluster.kill();
        cluster.leaveNothing();
    }

    private String submit(Path policies) {
        Path config = cluster.dir().path().resolve("conf/sla.yaml");
        cluster.dir().write(config, config(policies));
        return cluster.client()
                .submit(new FlinkClient.Submission(
                        MAIN, List.of("--config", config.toString()), null, Layout.PARALLELISM));
    }

    /**
     * Every partition gets heartbeats, so none may count as idle: time must never pass one by. And a recording has an
     * end, so nothing in it needs to be forgotten.
     */
    private String config(Path policies) {
        return """
                bootstrapServers: %s
                policies: "%s"
                outOfOrderness: PT0S
                idleAfter: P1D
                keepTickets: P3650D
                keepCalls: P3650D
                """
                .formatted(layout.bootstrapServers(), policies.toAbsolutePath());
    }

    private void feed(Request request, Steps timed, String job) {
        Packer packer = new Packer(FORMAT.ticketEvents(), FORMAT.callEvents());
        Map<ItemType, String> topics = Map.of(ItemType.TICKET, Topics.TICKET_EVENTS, ItemType.CALL, Topics.CALL_EVENTS);
        progress.accept("reading the feed");
        try (Parcels parcels = request.feed().apply(packer);
                Producer<byte[], byte[]> producer = Feeder.producer(layout.bootstrapServers())) {
            Feeder feeder = new Feeder(
                    producer,
                    topics,
                    FORMAT.heartbeats(),
                    request.options().until(request.until()),
                    WallClock.system(),
                    far -> {
                        caretaker.keepAlive(job);
                        progress.accept(inWords(far));
                    });
            timed.done("feed", inWords(feeder.feed(parcels)));
            awaitTime(job, request.until());
            timed.done("time", "has come to " + request.until());
        }
    }

    private static String inWords(Progress far) {
        return String.format("%,d records fed, up to %s, %,.0f a second", far.records(), far.at(), far.perSecond());
    }

    private void awaitTime(String job, Instant until) {
        Instant seen = Instant.MIN;
        long moved = System.nanoTime();
        while (seen.isBefore(until)) {
            caretaker.keepAlive(job);
            OptionalLong time = cluster.rest().watermark(job, CLOCKS);
            Instant now = time.isPresent() ? Instant.ofEpochMilli(time.getAsLong()) : Instant.MIN;
            if (now.isAfter(seen)) {
                seen = now;
                moved = System.nanoTime();
                progress.accept("the clocks have come to " + seen);
            } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new ClusterException("Time has stood still at " + seen + " for " + PATIENCE.toMinutes()
                        + " min; see the logs in " + cluster.dir().logs());
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new ClusterException("Interrupted");
            }
        }
    }

    /** With a savepoint, which commits what was told, and without draining: time stays where it is. */
    private void stop(String job) {
        long restored = cluster.rest().checkpoints(job).restored();
        cluster.rest().stopWithSavepoint(job, cluster.dir().savepoints(), PATIENCE);
        if (cluster.rest().checkpoints(job).restored() != restored) {
            throw new ClusterException("The job restarted just when it was stopped; replay again");
        }
    }

    private Map<String, Long> write(Path out, Steps timed) {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (TopicReader reader = new TopicReader(layout.bootstrapServers())) {
            for (String topic : OUTPUTS) {
                Path file = out.resolve(topic + ".jsonl");
                try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
                    TopicLines writer = new TopicLines(lines);
                    reader.readToEnd(topic, writer);
                    if (lines.checkError()) {
                        throw new ClusterException(file + " could not be written to its end; is the disk full?");
                    }
                    counts.put(topic, writer.written());
                    timed.done("written", file + ": " + writer.summary());
                }
            }
        } catch (IOException e) {
            throw unwritable(out, e);
        }
        return counts;
    }
}
