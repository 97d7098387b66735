package io.switchboard.bench.contest;

import io.switchboard.deploy.ClusterException;
import io.switchboard.sla.Escalation;
import io.switchboard.wire.Codec;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads escalations as they are committed, and notes how long after its time each is seen. One use, until closed. */
public final class Watch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Codec<Escalation> codec = WireFormat.AVRO_SINGLE_OBJECT.escalations();
    private final Latencies latencies = new Latencies();
    private final Thread thread;
    private volatile Span span = new Span(Long.MAX_VALUE, Long.MAX_VALUE);
    private volatile long firstSeenMs;
    private volatile int seen;
    private volatile Throwable failure;

    private record Span(long sinceMs, long untilMs) {

        boolean contains(long ms) {
            return ms >= sinceMs && ms < untilMs;
        }
    }

    /** Of what is written from now on. */
    public Watch(String bootstrapServers, String topic) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        this.thread = new Thread(this::read, "watch-" + topic);
        thread.setUncaughtExceptionHandler((read, e) -> failure = e);
        thread.start();
    }

    /** Notes what falls due in between; {@code since} should be yet to come, or what is seen already is not noted. */
    public void between(Instant since, Instant until) {
        span = new Span(since.toEpochMilli(), until.toEpochMilli());
    }

    /** When the first of what is noted was seen, in milliseconds since 1970; empty before that. */
    public OptionalLong firstSeen() {
        return firstSeenMs == 0 ? OptionalLong.empty() : OptionalLong.of(firstSeenMs);
    }

    /** How many of what is noted were seen. */
    public int seen() {
        return seen;
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    note(codec.decode(record.value()), System.currentTimeMillis());
                }
            }
        } catch (WakeupException e) {
            return; // closed
        }
    }

    /** What corrects something was caused by an event and not by a deadline. */
    private void note(Escalation escalation, long nowMs) {
        long dueMs = escalation.at().toEpochMilli();
        if (escalation.correction() == null && span.contains(dueMs)) {
            firstSeenMs = firstSeenMs == 0 ? nowMs : firstSeenMs;
            latencies.add(nowMs - dueMs);
            seen = latencies.count();
        }
    }

    /** After closing. */
    public Latencies latencies() {
        return latencies;
    }

    /** @throws ClusterException if it could not read to the end */
    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new ClusterException("The reader " + thread.getName() + " has failed: " + failure, failure);
        }
    }
}
