package io.switchboard.it;

import io.switchboard.sla.Tracking;
import io.switchboard.sla.Tracking.ClockState;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads where all items stand, as they come: what is committed, as a wallboard would, or what the job has written. */
final class Whereabouts implements AutoCloseable {

    /** Its own: a codec is for one thread. */
    private final Codec<Tracking> codec = WireFormat.AVRO_SINGLE_OBJECT.tracking();

    private final Map<String, Tracking> items = new ConcurrentHashMap<>();
    /** When the event was first seen that an item had heard last, by its id; System.nanoTime. */
    private final Map<String, Long> heard = new ConcurrentHashMap<>();

    private final AtomicBoolean closed = new AtomicBoolean();
    private final String bootstrapServers;
    private final String isolation;
    private final Thread reader;

    private Whereabouts(String bootstrapServers, String isolation) {
        this.bootstrapServers = bootstrapServers;
        this.isolation = isolation;
        this.reader = new Thread(this::read, "whereabouts");
        reader.setDaemon(true);
        reader.start();
    }

    /** What a reader may rely on. */
    static Whereabouts committed(String bootstrapServers) {
        return new Whereabouts(bootstrapServers, "read_committed");
    }

    /** What the job has said so far, before its checkpoint makes it true. */
    static Whereabouts written(String bootstrapServers) {
        return new Whereabouts(bootstrapServers, "read_uncommitted");
    }

    Map<String, Tracking> items() {
        return items;
    }

    /** Null while it has not been heard. */
    Long heard(String eventId) {
        return heard.get(eventId);
    }

    /** How many items have all their clocks under this version. */
    long under(int version) {
        return items.values().stream()
                .filter(item -> isUnder(item.clocks(), version))
                .count();
    }

    private static boolean isUnder(List<ClockState> clocks, int version) {
        return !clocks.isEmpty() && clocks.stream().allMatch(clock -> clock.policyVersion() == version);
    }

    private void read() {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(Topics.TICKET_TRACKING).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            while (!closed.get()) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(50))) {
                    take(each);
                }
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> each) {
        if (each.value() == null) {
            items.remove(each.key());
            return;
        }
        Tracking tracking = codec.decode(each.value());
        items.put(each.key(), tracking);
        heard.putIfAbsent(tracking.version(), System.nanoTime());
    }

    @Override
    public void close() throws InterruptedException {
        closed.set(true);
        reader.join();
    }
}
