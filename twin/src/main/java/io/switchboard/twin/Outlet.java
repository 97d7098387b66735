package io.switchboard.twin;

import io.switchboard.event.Heartbeat;
import io.switchboard.event.ItemType;
import io.switchboard.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** The feeder's end of the input topics: every record carries the event's own time as its timestamp. */
final class Outlet {

    private final Producer<byte[], byte[]> producer;
    private final Map<ItemType, String> topics;
    private final Map<ItemType, Integer> partitions = new EnumMap<>(ItemType.class);
    private final Codec<Heartbeat> heartbeats;
    private final AtomicReference<FeedException> failure = new AtomicReference<>();

    Outlet(Producer<byte[], byte[]> producer, Map<ItemType, String> topics, Codec<Heartbeat> heartbeats) {
        this.producer = producer;
        this.topics = new EnumMap<>(topics);
        this.heartbeats = heartbeats;
        topics.forEach((type, topic) -> partitions.put(type, partitionsOf(topic)));
    }

    private int partitionsOf(String topic) {
        try {
            return producer.partitionsFor(topic).size();
        } catch (KafkaException unreachable) {
            throw new FeedException(
                    "cannot find topic " + topic + ": " + unreachable.getMessage()
                            + "; check that the broker runs and the topic exists",
                    unreachable);
        }
    }

    void send(Parcel parcel) {
        String topic = topics.get(parcel.type());
        if (topic == null) {
            throw new FeedException("no topic is given for a " + parcel.type() + "; name one");
        }
        byte[] key = parcel.key().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(topic, null, timestamp(parcel.at()), key, parcel.bytes()));
    }

    /** Tells every partition of every topic, whether it has events of its own or not. */
    void beat(Heartbeat heartbeat) {
        byte[] bytes = heartbeats.encode(heartbeat);
        topics.forEach((type, topic) -> {
            for (int partition = 0; partition < partitions.get(type); partition++) {
                send(new ProducerRecord<>(topic, partition, timestamp(heartbeat.at()), null, bytes));
            }
        });
    }

    /** Kafka knows no time before 1970. */
    private static long timestamp(Instant at) {
        return Math.max(0, at.toEpochMilli());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells what became of it
    private void send(ProducerRecord<byte[], byte[]> record) {
        throwFailure();
        try {
            producer.send(record, (sent, failed) -> {
                if (failed != null) {
                    failure.compareAndSet(null, cannotWrite(record.topic(), failed));
                }
            });
        } catch (InterruptException stop) {
            Thread.currentThread().interrupt(); // the feeder sees it and stops
        } catch (KafkaException failed) {
            throw cannotWrite(record.topic(), failed);
        }
    }

    /** Returns when all is written; an interrupted thread writes what it has and stays interrupted. */
    void flush() {
        boolean interrupted = Thread.interrupted();
        try {
            producer.flush();
        } catch (KafkaException failed) {
            throw cannotWrite(String.join(", ", topics.values()), failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        throwFailure();
    }

    private void throwFailure() {
        FeedException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private static FeedException cannotWrite(String topic, Exception failed) {
        return new FeedException(
                "cannot write to topic " + topic + ": " + failed.getMessage()
                        + "; check the broker, then feed again from the start",
                failed);
    }
}
