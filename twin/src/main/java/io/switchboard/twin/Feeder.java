package io.switchboard.twin;

import io.switchboard.event.Heartbeat;
import io.switchboard.event.ItemType;
import io.switchboard.wire.Codec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes a feed to the input topics, and time itself with it: heartbeats go into every partition. What nobody could
 * read is written like any other record, but neither its time nor its pace counts.
 */
public final class Feeder {

    private static final long REPORT_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final FeederOptions options;
    private final WallClock clock;
    private final Consumer<Progress> progress;
    private final Outlet outlet;
    private final Pulse pulse;
    private final Pace pace;
    private long records;
    private long start;
    private long reported;

    /**
     * @param topics where each type of item goes; a type without events still gets heartbeats
     * @param progress is told about once a second, and at the end
     */
    public Feeder(
            Producer<byte[], byte[]> producer,
            Map<ItemType, String> topics,
            Codec<Heartbeat> heartbeats,
            FeederOptions options,
            WallClock clock,
            Consumer<Progress> progress) {
        this.options = options;
        this.clock = clock;
        this.progress = progress;
        this.outlet = new Outlet(producer, topics, heartbeats);
        this.pulse = new Pulse(options, outlet);
        this.pace = new Pace(options.speed(), clock);
    }

    /** A producer that keeps the order, writes nothing twice and gives up within 10 s where there is no broker. */
    public static Producer<byte[], byte[]> producer(String bootstrapServers) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "switchboard-feeder");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        // With more, a first batch that comes before the broker has made the partition's log is out of order for ever.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        try {
            return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException refused) {
            throw new FeedException(
                    "cannot use broker '" + bootstrapServers + "': " + rootOf(refused) + "; give host:port", refused);
        }
    }

    private static String rootOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown.getMessage() : rootOf(thrown.getCause());
    }

    /**
     * Feeds until the parcels, the time or the patience is over, and returns when all is written. When its thread is
     * interrupted it stops as if the power had gone: no last heartbeat claims that nothing was to come.
     *
     * @throws FeedException if Kafka refuses a record
     */
    public Progress feed(Parcels parcels) {
        start = clock.now().getAsLong();
        reported = start;
        boolean ended = false;
        while (!ended && !Thread.currentThread().isInterrupted()) {
            ended = !parcels.hasNext() || !feed(parcels.next());
        }
        if (ended) {
            pulse.ended();
        }
        return finish();
    }

    private boolean feed(Parcel parcel) {
        if (options.until() != null && parcel.at().isAfter(options.until())) {
            return !parcel.at().isAfter(options.until().plus(options.disorder()));
        }
        if (parcel.isReadable()) {
            pace.await(parcel.at(), this::reached);
        }
        outlet.send(parcel);
        records++;
        if (parcel.isReadable()) {
            pulse.fed(parcel.at());
        }
        report();
        return true;
    }

    /** Nothing older is left: the next event waits for its time to come. */
    private void reached(Instant at) {
        pulse.reached(at);
        report();
    }

    private void report() {
        long now = clock.now().getAsLong();
        if (now - reported >= REPORT_EVERY) {
            reported = now;
            progress.accept(soFar());
        }
    }

    private Progress finish() {
        outlet.flush();
        Progress all = soFar();
        progress.accept(all);
        return all;
    }

    private Progress soFar() {
        double seconds = clock.secondsSince(start);
        return new Progress(records, pulse.newest(), seconds > 0 ? records / seconds : 0);
    }
}
