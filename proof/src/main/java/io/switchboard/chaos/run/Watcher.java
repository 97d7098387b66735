package io.switchboard.chaos.run;

import io.switchboard.chaos.rig.KafkaTopics.Ends;
import io.switchboard.chaos.verdict.Seen;
import io.switchboard.wire.Codec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed in one topic, as it comes, and notes when each record was first seen. */
final class Watcher<T> implements Runnable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final String servers;
    private final String topic;
    private final int partitions;
    private final Codec<T> codec;
    private final LongSupplier nowMs;
    private final Function<T, Object> key;
    private final Map<Object, Seen<T>> seen = new LinkedHashMap<>();
    private long read;
    private volatile Ends end;

    /** Of all records. */
    Watcher(String servers, String topic, int partitions, Codec<T> codec, LongSupplier nowMs) {
        this(servers, topic, partitions, codec, nowMs, one -> new Object());
    }

    private Watcher(
            String servers, String topic, int partitions, Codec<T> codec, LongSupplier nowMs, Function<T, Object> key) {
        this.servers = servers;
        this.topic = topic;
        this.partitions = partitions;
        this.codec = codec;
        this.nowMs = nowMs;
        this.key = key;
    }

    /** Of the last record of each key alone, as brokers keep those of a compacted topic; that a key is no more is not noted. */
    static <T> Watcher<T> ofTheLast(
            String servers, String topic, int partitions, Codec<T> codec, LongSupplier nowMs, Function<T, Object> key) {
        return new Watcher<>(servers, topic, partitions, codec, nowMs, key);
    }

    @Override
    public void run() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> all = all();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (end == null) {
                take(consumer);
            }
            readToEnd(consumer);
        }
    }

    /** What is open there is committed or given up within the timeout of a transaction; behind it there may be more. */
    private void readToEnd(Consumer<byte[], byte[]> consumer) {
        while (end.offsets().entrySet().stream()
                .anyMatch(each ->
                        each.getKey().topic().equals(topic) && consumer.position(each.getKey()) < each.getValue())) {
            take(consumer);
        }
    }

    private void take(Consumer<byte[], byte[]> consumer) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (record.value() != null) {
                note(record);
            }
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        T value = codec.decode(record.value());
        Seen<T> one = new Seen<>(value, record.partition(), record.offset(), nowMs.getAsLong());
        synchronized (seen) {
            seen.put(key.apply(value), one);
            read++;
        }
    }

    private List<TopicPartition> all() {
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(topic, partition));
        }
        return all;
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        200),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Reads up to there and no further. */
    void finish(Ends all) {
        end = all;
    }

    /** How many records it has read. */
    long read() {
        synchronized (seen) {
            return read;
        }
    }

    /** In the order of reading; those of one partition in its order. */
    List<Seen<T>> seen() {
        synchronized (seen) {
            return List.copyOf(seen.values());
        }
    }
}
