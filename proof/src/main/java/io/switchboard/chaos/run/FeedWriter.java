package io.switchboard.chaos.run;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.rig.KafkaTopics.Ends;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes what a workload says when it says so, in its order, and notes when it really did; then is silent, as the dead are: a
 * job that restarts has to remember how far time had come.
 */
final class FeedWriter implements Runnable {

    private static final Duration DELIVERY = Duration.ofMinutes(10);

    private final String servers;
    private final List<Sent> log;
    private final long[] sentMs;
    private final long[] offsets;
    private volatile Exception failure;
    private volatile long began;
    private volatile boolean written;
    private volatile boolean over;

    FeedWriter(String servers, List<Sent> log) {
        this.servers = servers;
        this.log = log;
        this.sentMs = new long[log.size()];
        this.offsets = new long[log.size()];
    }

    /** From now on counts the wall's time. */
    void begin() {
        began = System.nanoTime();
    }

    /** Wall time since the run began. */
    long nowMs() {
        return (System.nanoTime() - began) / 1_000_000;
    }

    @Override
    public void run() {
        Producer<byte[], byte[]> producer = producer();
        try {
            for (int i = 0; i < log.size() && !over; i++) {
                await(log.get(i).offsetMs());
                send(producer, i);
            }
            producer.flush();
            written = true;
        } catch (KafkaException e) {
            failure = e;
        } finally {
            producer.close(over ? Duration.ZERO : DELIVERY);
        }
    }

    /** Nobody reads it any more. */
    void stop() {
        over = true;
    }

    private Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                // With more, a broker that dies can leave the producer with a sequence that is out of order for ever.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Math.toIntExact(DELIVERY.toMillis()),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                DELIVERY.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // told by the callback
    private void send(Producer<byte[], byte[]> producer, int i) {
        Sent sent = log.get(i);
        sentMs[i] = nowMs();
        producer.send(record(sent), (metadata, e) -> {
            if (e != null) {
                failure = e;
            } else {
                offsets[i] = metadata.offset();
            }
        });
    }

    /**
     * Stamped with the time of writing, as by any desk. A broker that starts again forgets producers whose last stamp is a day old
     * ({@code producer.id.expiration.ms}), and takes what they send again for new.
     */
    private static ProducerRecord<byte[], byte[]> record(Sent sent) {
        byte[] key = sent.key() == null ? null : sent.key().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(sent.topic(), sent.partition(), key, sent.value());
    }

    private void await(long offsetMs) {
        for (long left = offsetMs - nowMs(); left > 0; left = offsetMs - nowMs()) {
            LockSupport.parkNanos(Duration.ofMillis(left).toNanos());
        }
    }

    /** Whether the brokers have all of it, or said why not. */
    boolean isWritten() {
        return written;
    }

    /** What the brokers did not take: the log is then not what the job could read. */
    Exception failure() {
        return failure;
    }

    /** Those that it writes. */
    List<String> topics() {
        return log.stream().map(Sent::topic).distinct().toList();
    }

    /**
     * Where the brokers hold other than what was written, each record once and in its order: then nobody can judge what was
     * made of it. Empty where they do not.
     */
    List<String> differences(Ends ends) {
        Map<TopicPartition, Long> next =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            TopicPartition place =
                    new TopicPartition(log.get(i).topic(), log.get(i).partition());
            long expected = next.merge(place, 1L, Long::sum) - 1;
            // what was found to be there already may be confirmed without its offset
            if (offsets[i] >= 0 && offsets[i] != expected) {
                differences.add("record %d of %s is at offset %d".formatted(expected, place, offsets[i]));
            }
        }
        next.forEach((place, count) -> {
            if (!ends.offsets().get(place).equals(count)) {
                differences.add("%s has %d records, %d were written"
                        .formatted(place, ends.offsets().get(place), count));
            }
        });
        return differences;
    }

    long sentAtMs(int i) {
        return sentMs[i];
    }
}
