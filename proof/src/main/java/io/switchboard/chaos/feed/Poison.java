package io.switchboard.chaos.feed;

import io.switchboard.chaos.feed.Sent.What;
import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Heartbeat;
import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.wire.Topics;
import java.time.Instant;
import java.util.Arrays;

/** Records that nobody can take, of each sort in turn. */
final class Poison {

    private static final int FIRST_OF_FINGERPRINT = 2;
    private static final int SORTS = 11;
    private static final Instant PAST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant FUTURE = Instant.parse("2170-01-01T00:00:00Z");

    private final Envelopes envelopes;
    private final String seed;
    private final Dice dice;

    Poison(Envelopes envelopes, String seed, Dice dice) {
        this.envelopes = envelopes;
        this.seed = seed;
        this.dice = dice;
    }

    Sent of(int number, long writtenAt) {
        String itemId = "X-%s-%d".formatted(seed, number);
        int sort = number % SORTS;
        Instant at = Instant.ofEpochMilli(writtenAt);
        String topic = sort == 0 ? Topics.ESCALATION_ACKS : dice.oneOf(Envelopes.TIMED);
        return new Sent(
                envelopes.offsetMs(writtenAt),
                topic,
                envelopes.partition(itemId),
                itemId,
                bytes(sort, topic, itemId, at),
                null,
                What.POISON);
    }

    private byte[] bytes(int sort, String topic, String itemId, Instant at) {
        byte[] good = envelopes.bytes(event(topic, itemId, at));
        return switch (sort) {
            case 0 -> envelopes.bytes(halfAChain(itemId, at));
            case 1 -> Arrays.copyOf(good, good.length - 1 - dice.below(good.length - 11));
            case 2 -> flipped(good);
            case 3 -> null;
            case 4 -> new byte[0];
            case 5 -> dice.bytes(1 + dice.below(200));
            case 6 -> envelopes.bytes(event(topic, itemId, PAST));
            case 7 -> envelopes.bytes(event(topic, itemId, FUTURE));
            case 8 -> envelopes.bytes(new Heartbeat(FUTURE, "chaos"));
            case 9 -> envelopes.bytes(event(otherThan(topic), itemId, at));
            default -> envelopes.bytes(event(topic, " ", at));
        };
    }

    private static byte[] flipped(byte[] good) {
        byte[] bad = good.clone();
        bad[FIRST_OF_FINGERPRINT] ^= 0x55;
        return bad;
    }

    private static String otherThan(String topic) {
        return topic.equals(Topics.TICKET_EVENTS) ? Topics.CALL_EVENTS : Topics.TICKET_EVENTS;
    }

    private static Ack halfAChain(String itemId, Instant at) {
        return new Ack(itemId + "/ack", itemId, ItemType.TICKET, at, Ack.Kind.ACK, "desk", null, null, null, null);
    }

    private static Object event(String topic, String itemId, Instant at) {
        String eventId = itemId + "/0";
        return topic.equals(Topics.TICKET_EVENTS)
                ? new TicketEvent(
                        eventId,
                        itemId,
                        null,
                        at,
                        Kind.CREATED,
                        null,
                        null,
                        Status.NEW,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                : new CallEvent(
                        eventId,
                        itemId,
                        null,
                        at,
                        CallEvent.Kind.QUEUED,
                        null,
                        Status.QUEUED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
    }
}
