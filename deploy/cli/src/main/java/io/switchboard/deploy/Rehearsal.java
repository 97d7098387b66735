package io.switchboard.deploy;

import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.twin.Feeder;
import io.switchboard.twin.RequestFeed;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Gives the real routing job, on a cluster of its own, what a twin was asked, and looks whether it decides the same. */
public final class Rehearsal {

    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;
    private static final String MAIN = "io.switchboard.job.RoutingJob";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalCluster cluster;
    private final Layout layout;
    private final String book;
    private final Consumer<String> steps;

    /**
     * Nothing runs yet.
     *
     * @param book of routing, as YAML
     * @param steps is told each step that is done
     */
    public Rehearsal(LocalCluster cluster, Layout layout, String book, Consumer<String> steps) {
        this.cluster = cluster;
        this.layout = layout;
        this.book = book;
        this.steps = steps;
    }

    /**
     * Starts the cluster, asks, compares and leaves nothing, also when its thread is interrupted; empty if the job decided
     * the same.
     */
    public String difference(List<Request> requests, List<Ruling> expected) {
        try {
            cluster.start(layout, steps);
            submit();
            steps.accept("job     runs");
            try (Producer<byte[], byte[]> producer = Feeder.producer(layout.bootstrapServers())) {
                new RequestFeed(producer, FORMAT).feed(requests, request -> {});
            }
            steps.accept("feed    %d requests".formatted(requests.size()));
            List<Ruling> decided = decided(expected.size());
            steps.accept("decided %d times".formatted(decided.size()));
            return difference(decided, expected, requests);
        } finally {
            leaveNothing();
        }
    }

    /** An interruption must not cut the end short. */
    private void leaveNothing() {
        boolean interrupted = Thread.interrupted();
        cluster.kill();
        cluster.leaveNothing();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void submit() {
        Path file = cluster.dir().path().resolve("conf/book.yaml");
        Path config = cluster.dir().path().resolve("conf/routing.yaml");
        cluster.dir().write(file, book);
        cluster.dir()
                .write(
                        config,
                        """
                        bootstrapServers: %s
                        book: book.yaml
                        outOfOrderness: PT0S
                        idleAfter: P1D
                        """
                                .formatted(layout.bootstrapServers()));
        cluster.client()
                .submit(new FlinkClient.Submission(
                        MAIN, List.of("--config", config.toString()), null, Layout.PARALLELISM));
    }

    /** What is committed once there is as much as expected, in the order of the domain. */
    private List<Ruling> decided(int expected) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        AtomicInteger seen = new AtomicInteger();
        try (TopicReader reader = new TopicReader(layout.bootstrapServers())) {
            reader.follow(
                    Topics.ROUTING_DECISIONS,
                    () -> seen.get() < expected && System.nanoTime() < end,
                    record -> seen.incrementAndGet());
        }
        return committed(layout.bootstrapServers());
    }

    /** The decisions that are committed now, by their numbers. */
    public static List<Ruling> committed(String bootstrapServers) {
        Codec<Ruling> codec = FORMAT.routingDecisions();
        List<Ruling> decided = new ArrayList<>();
        try (TopicReader reader = new TopicReader(bootstrapServers)) {
            reader.readToEnd(Topics.ROUTING_DECISIONS, record -> decided.add(codec.decode(record.value())));
        }
        decided.sort(Comparator.comparingLong(Ruling::number));
        return decided;
    }

    /** The job also decides what falls due between the twin's last event and the last heartbeat. */
    private static String difference(List<Ruling> decided, List<Ruling> expected, List<Request> requests) {
        for (int i = 0; i < expected.size(); i++) {
            if (i >= decided.size()) {
                return "The job decided %d times, the twin %d".formatted(decided.size(), expected.size());
            }
            if (!decided.get(i).equals(expected.get(i))) {
                return "The job decided %s, the twin %s".formatted(decided.get(i), expected.get(i));
            }
        }
        long last = requests.get(requests.size() - 1).at();
        return decided.subList(expected.size(), decided.size()).stream()
                .filter(ruling -> ruling.decision().at() <= last)
                .findFirst()
                .map(more -> "The job decided %s, the twin nothing".formatted(more))
                .orElse("");
    }
}
