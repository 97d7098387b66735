package io.switchboard.it;

import io.switchboard.sla.Tracking;
import io.switchboard.sla.Tracking.ClockState;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
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

/** Reads where all items stand, as it is committed, as a wallboard would. */
final class Whereabouts implements AutoCloseable {

    /** Its own: a codec is for one thread. */
    private final Codec<Tracking> codec = WireFormat.AVRO_SINGLE_OBJECT.tracking();

    private final Map<String, Tracking> items = new ConcurrentHashMap<>();
    /** Of the record that first said that an item had heard an event, by the event's id. */
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    private final AtomicBoolean closed = new AtomicBoolean();
    private final String bootstrapServers;
    private final Thread reader;

    Whereabouts(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.reader = new Thread(this::read, "whereabouts");
        reader.setDaemon(true);
        reader.start();
    }

    Map<String, Tracking> items() {
        return items;
    }

    /** Null while it has not been heard. */
    Heard heard(String eventId) {
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
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
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
        heard.computeIfAbsent(
                tracking.version(), event -> new Heard(Instant.ofEpochMilli(each.timestamp()), Instant.now()));
    }

    /**
     * When it was heard.
     *
     * @param written what the record is stamped with: when the broker took it, if the topic is one that says so
     * @param seen when it was read here
     */
    record Heard(Instant written, Instant seen) {}

    @Override
    public void close() throws InterruptedException {
        closed.set(true);
        reader.join();
    }
}
