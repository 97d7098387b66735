package io.switchboard.chaos.run;

import io.switchboard.chaos.rig.KafkaTopics.Ends;
import io.switchboard.chaos.verdict.Seen;
import io.switchboard.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final boolean ofTheLast;
    private final Map<Object, Seen<T>> seen = new LinkedHashMap<>();
    private final Set<Object> gone = new HashSet<>();
    private long read;
    private volatile Ends end;
    private volatile boolean over;

    /** Of all records. */
    Watcher(String servers, String topic, int partitions, Codec<T> codec, LongSupplier nowMs) {
        this(servers, topic, partitions, codec, nowMs, false);
    }

    private Watcher(
            String servers, String topic, int partitions, Codec<T> codec, LongSupplier nowMs, boolean ofTheLast) {
        this.servers = servers;
        this.topic = topic;
        this.partitions = partitions;
        this.codec = codec;
        this.nowMs = nowMs;
        this.ofTheLast = ofTheLast;
    }

    /** Of the last record of each key alone, as brokers keep those of a compacted topic, and of whether the key is no more. */
    static <T> Watcher<T> ofTheLast(String servers, String topic, int partitions, Codec<T> codec, LongSupplier nowMs) {
        return new Watcher<>(servers, topic, partitions, codec, nowMs, true);
    }

    @Override
    public void run() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> all = all();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (!over && !isAtTheEnd(consumer)) {
                take(consumer);
            }
        }
    }

    /** What is open there is committed or given up within the timeout of a transaction; behind it there may be more. */
    private boolean isAtTheEnd(Consumer<byte[], byte[]> consumer) {
        Ends last = end;
        return last != null
                && last.offsets().entrySet().stream()
                        .filter(each -> each.getKey().topic().equals(topic))
                        .allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
    }

    private void take(Consumer<byte[], byte[]> consumer) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            Seen<T> one = record.value() == null
                    ? null
                    : new Seen<>(codec.decode(record.value()), record.partition(), record.offset(), nowMs.getAsLong());
            note(ofTheLast ? new String(record.key(), StandardCharsets.UTF_8) : new Object(), one);
        }
    }

    private void note(Object key, Seen<T> one) {
        synchronized (seen) {
            read++;
            if (one == null) {
                gone.add(key);
            } else {
                seen.put(key, one);
                gone.remove(key);
            }
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

    /** Nobody wants to know any more. */
    void stop() {
        over = true;
    }

    /** Reads up to there and no further. */
    void finish(Ends all) {
        end = all;
    }

    /** The last records of those whose key is no more. */
    List<T> gone() {
        synchronized (seen) {
            return gone.stream()
                    .filter(seen::containsKey)
                    .map(key -> seen.get(key).value())
                    .toList();
        }
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
