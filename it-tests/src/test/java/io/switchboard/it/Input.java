package io.switchboard.it;

import io.switchboard.event.Ack;
import io.switchboard.event.AgentEvent;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Heartbeat;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Feeder;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A producer of the input topics: each record is written when its method returns, stamped with the event's time. */
final class Input implements AutoCloseable {

    static final Codec<TicketEvent> TICKETS = WireFormat.AVRO_SINGLE_OBJECT.ticketEvents();
    static final Codec<CallEvent> CALLS = WireFormat.AVRO_SINGLE_OBJECT.callEvents();
    static final Codec<AgentEvent> AGENTS = WireFormat.AVRO_SINGLE_OBJECT.agentStates();
    static final Codec<Ack> ACKS = WireFormat.AVRO_SINGLE_OBJECT.acks();
    static final Codec<Heartbeat> HEARTBEATS = WireFormat.AVRO_SINGLE_OBJECT.heartbeats();

    private final Producer<byte[], byte[]> producer;

    Input(String bootstrapServers) {
        producer = Feeder.producer(bootstrapServers);
    }

    void write(int partition, TicketEvent event) {
        write(Topics.TICKET_EVENTS, partition, event.at(), event.itemId(), TICKETS.encode(event));
    }

    /** Without waiting for the broker. */
    @SuppressWarnings("FutureReturnValueIgnored") // a lost record is missed by the test that waits for it
    void send(int partition, TicketEvent event) {
        producer.send(new ProducerRecord<>(
                Topics.TICKET_EVENTS,
                partition,
                event.at().toEpochMilli(),
                event.itemId().getBytes(StandardCharsets.UTF_8),
                TICKETS.encode(event)));
    }

    /** Without waiting for the broker. */
    @SuppressWarnings("FutureReturnValueIgnored") // a lost record is missed by the test that waits for it
    void send(int partition, CallEvent event) {
        producer.send(new ProducerRecord<>(
                Topics.CALL_EVENTS,
                partition,
                event.at().toEpochMilli(),
                event.itemId().getBytes(StandardCharsets.UTF_8),
                CALLS.encode(event)));
    }

    void write(int partition, CallEvent event) {
        write(Topics.CALL_EVENTS, partition, event.at(), event.itemId(), CALLS.encode(event));
    }

    /** To a partition of the agent's own. */
    void write(AgentEvent event) {
        int partition = Math.floorMod(event.agentId().hashCode(), Cluster.PARTITIONS);
        write(Topics.AGENT_EVENTS, partition, event.at(), event.agentId(), AGENTS.encode(event));
    }

    void write(int partition, Ack ack) {
        write(Topics.ESCALATION_ACKS, partition, ack.at(), ack.itemId(), ACKS.encode(ack));
    }

    /** Without waiting for the broker. */
    @SuppressWarnings("FutureReturnValueIgnored") // a lost record is missed by the test that waits for it
    void send(int partition, Ack ack) {
        producer.send(new ProducerRecord<>(
                Topics.ESCALATION_ACKS,
                partition,
                ack.at().toEpochMilli(),
                ack.itemId().getBytes(StandardCharsets.UTF_8),
                ACKS.encode(ack)));
    }

    /** Time has come so far, in every partition of both topics. */
    void beat(Instant at) {
        byte[] bytes = HEARTBEATS.encode(new Heartbeat(at, "it-tests"));
        for (String topic : List.of(Topics.TICKET_EVENTS, Topics.CALL_EVENTS)) {
            for (int partition = 0; partition < Cluster.PARTITIONS; partition++) {
                write(topic, partition, at, null, bytes);
            }
        }
    }

    RecordMetadata write(String topic, int partition, Instant recordTime, String key, byte[] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        try {
            return producer.send(new ProducerRecord<>(topic, partition, recordTime.toEpochMilli(), keyBytes, value))
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError("The broker did not take a record for " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
