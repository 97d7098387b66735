package io.switchboard.chaos.feed;

import io.switchboard.chaos.feed.Sent.What;
import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Heartbeat;
import io.switchboard.event.TicketEvent;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.time.Instant;
import java.util.List;

/** Puts what is to be written into records: topic, partition, bytes and stamps. */
final class Envelopes {

    /** The topics in whose partitions time passes. */
    static final List<String> TIMED = List.of(Topics.TICKET_EVENTS, Topics.CALL_EVENTS);

    private final Codec<TicketEvent> tickets = WireFormat.AVRO_SINGLE_OBJECT.ticketEvents();
    private final Codec<CallEvent> calls = WireFormat.AVRO_SINGLE_OBJECT.callEvents();
    private final Codec<Ack> acks = WireFormat.AVRO_SINGLE_OBJECT.acks();
    private final Codec<Heartbeat> heartbeats = WireFormat.AVRO_SINGLE_OBJECT.heartbeats();
    private final Shape shape;

    Envelopes(Shape shape) {
        this.shape = shape;
    }

    /** The wall time at which event time has come to {@code writtenAt}. */
    long offsetMs(long writtenAt) {
        return (writtenAt - Workload.START.toEpochMilli()) / shape.speed();
    }

    int partition(String itemId) {
        return Math.floorMod(itemId.hashCode(), shape.partitions());
    }

    Sent of(Slip slip) {
        return new Sent(
                offsetMs(slip.writtenAt()),
                topic(slip.content()),
                partition(slip.itemId()),
                slip.itemId(),
                bytes(slip.content()),
                slip.content(),
                slip.what());
    }

    Sent heartbeat(String topic, int partition, long writtenAt, Instant at) {
        Heartbeat heartbeat = new Heartbeat(at, "chaos");
        return new Sent(
                offsetMs(writtenAt), topic, partition, null, heartbeats.encode(heartbeat), heartbeat, What.HEARTBEAT);
    }

    byte[] bytes(Object content) {
        if (content instanceof TicketEvent event) {
            return tickets.encode(event);
        }
        if (content instanceof CallEvent event) {
            return calls.encode(event);
        }
        return content instanceof Ack ack ? acks.encode(ack) : heartbeats.encode((Heartbeat) content);
    }

    private static String topic(Object content) {
        if (content instanceof TicketEvent) {
            return Topics.TICKET_EVENTS;
        }
        return content instanceof CallEvent ? Topics.CALL_EVENTS : Topics.ESCALATION_ACKS;
    }
}
