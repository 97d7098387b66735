package io.switchboard.twin;

import io.switchboard.event.Heartbeat;
import io.switchboard.routing.Request;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;

/** Writes what was asked of a routing domain to the topics of the routing job, and time with it. */
public final class RequestFeed {

    private static final long BEAT_EVERY = Duration.ofMinutes(1).toMillis();
    private static final List<String> TOPICS = List.of(Topics.ROUTING_REQUESTS, Topics.AGENT_EVENTS);

    private final Producer<byte[], byte[]> producer;
    private final Codec<Request> requests;
    private final Codec<Request> agents;
    private final Codec<Heartbeat> heartbeats;
    private final AtomicReference<FeedException> failure = new AtomicReference<>();
    private long beaten = Long.MIN_VALUE;

    public RequestFeed(Producer<byte[], byte[]> producer, WireFormat format) {
        this.producer = producer;
        this.requests = format.routingRequests();
        this.agents = format.agentEvents();
        this.heartbeats = format.heartbeats();
    }

    /**
     * All of them, in order, and that nothing older is to come.
     *
     * @param progress hears of each, after it was handed to the producer
     * @throws FeedException if Kafka refuses a record
     */
    public void feed(List<Request> requests, Consumer<Request> progress) {
        for (Request request : requests) {
            if (request.at() - BEAT_EVERY >= beaten) {
                beat(request.at());
            }
            send(request);
            progress.accept(request);
        }
        if (!requests.isEmpty()) {
            beat(requests.get(requests.size() - 1).at() + 1);
        }
        flush();
    }

    private void send(Request request) {
        boolean agent = request.kind() == Request.Kind.AGENT;
        byte[] value = (agent ? agents : requests).encode(request);
        byte[] key = (agent ? request.agent().id() : request.itemId()).getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(
                agent ? Topics.AGENT_EVENTS : Topics.ROUTING_REQUESTS, null, request.at(), key, value));
    }

    /** Nothing older than this is to come, in any partition. */
    public void beat(long at) {
        beaten = at;
        byte[] value = heartbeats.encode(new Heartbeat(Instant.ofEpochMilli(at), "twin"));
        for (String topic : TOPICS) {
            int partitions = producer.partitionsFor(topic).size();
            for (int partition = 0; partition < partitions; partition++) {
                send(new ProducerRecord<>(topic, partition, at, null, value));
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells what became of it
    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (sent, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, cannotWrite(record.topic(), failed));
            }
        });
    }

    /** Any of them may have been refused, not only the last: each partition has batches of its own. */
    private void flush() {
        try {
            producer.flush();
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            throw new FeedException("interrupted while writing requests: feed again from the start", e);
        }
        FeedException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private static FeedException cannotWrite(String topic, Exception failed) {
        return new FeedException(
                "cannot write to topic %s: %s; check the broker, then feed again from the start"
                        .formatted(topic, failed.getMessage()),
                failed);
    }
}
