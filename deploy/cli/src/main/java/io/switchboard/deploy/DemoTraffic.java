package io.switchboard.deploy;

import io.switchboard.board.Board;
import io.switchboard.event.ItemType;
import io.switchboard.twin.Feeder;
import io.switchboard.twin.FeederOptions;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.Progress;
import io.switchboard.twin.WallClock;
import io.switchboard.twin.demo.DemoFeed;
import io.switchboard.twin.demo.ScenarioFeed;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;

/** What goes in and what comes out while a demo runs: a feed into the input topics, and all topics onto a board. */
final class DemoTraffic implements AutoCloseable {

    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;
    private static final Map<ItemType, String> INPUTS =
            Map.of(ItemType.TICKET, Topics.TICKET_EVENTS, ItemType.CALL, Topics.CALL_EVENTS);
    private static final List<String> TOPICS = List.of(
            Topics.TICKET_EVENTS,
            Topics.CALL_EVENTS,
            Topics.ESCALATIONS,
            Topics.SLA_OUTCOMES,
            Topics.DEAD_LETTERS,
            Topics.TOO_LATE);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final Demo.Request request;
    private final Board board = new Board();
    private final AtomicReference<Progress> fed = new AtomicReference<>(new Progress(0, null, 0));
    private final ExecutorService threads = Executors.newFixedThreadPool(2, DemoTraffic::daemon);
    private final Future<?> feeding;
    private final Future<?> reading;
    private volatile boolean closing;

    DemoTraffic(String bootstrapServers, Demo.Request request) {
        this.bootstrapServers = bootstrapServers;
        this.request = request;
        this.reading = threads.submit(this::read);
        this.feeding = threads.submit(this::feed);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "demo traffic");
        thread.setDaemon(true);
        return thread;
    }

    private void feed() {
        Packer packer = new Packer(FORMAT.ticketEvents(), FORMAT.callEvents());
        Producer<byte[], byte[]> producer = Feeder.producer(bootstrapServers);
        try (Parcels feed = open(packer)) {
            new Feeder(
                            producer,
                            INPUTS,
                            FORMAT.heartbeats(),
                            FeederOptions.paced("demo", request.speed()),
                            WallClock.system(),
                            fed::set)
                    .feed(feed);
        } finally {
            Thread.interrupted(); // has ended the feed; the producer would take it for a reason to fail
            producer.close(PATIENCE);
        }
    }

    private Parcels open(Packer packer) {
        return request.scenario() == null
                ? new DemoFeed(request.seed(), request.start(), request.itemsPerHour(), packer)
                : new ScenarioFeed(request.scenario(), request.seed(), request.start(), packer);
    }

    private void read() {
        BoardReader reader = new BoardReader(FORMAT, board);
        try (TopicReader topics = new TopicReader(bootstrapServers)) {
            topics.follow(TOPICS, () -> !closing, reader);
        }
    }

    Board.Glance glance() {
        synchronized (board) {
            return board.glance();
        }
    }

    Progress fed() {
        return fed.get();
    }

    /** @throws ClusterException if the feed or the board does not go on */
    void requireFlow() {
        requireGoing(feeding, "feed");
        requireGoing(reading, "board");
    }

    private static void requireGoing(Future<?> work, String what) {
        if (work.isDone()) {
            try {
                work.get();
                throw new ClusterException("The demo's " + what + " has ended before its time");
            } catch (ExecutionException e) {
                throw new ClusterException(
                        "The demo's " + what + " has failed: " + e.getCause().getMessage(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ClusterException("Interrupted", e);
            }
        }
    }

    /** Before the broker goes, which both would wait for. */
    @Override
    public void close() {
        closing = true;
        feeding.cancel(true);
        threads.shutdown();
        try {
            boolean unused = threads.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
