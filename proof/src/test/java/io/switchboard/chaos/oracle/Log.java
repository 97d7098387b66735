package io.switchboard.chaos.oracle;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.feed.Sent.What;
import io.switchboard.chaos.oracle.Oracle.Timing;
import io.switchboard.event.Ack;
import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Heartbeat;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import io.switchboard.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The log of one ticket or call in the words of the tests; what it is like stays until something else is said. */
final class Log {

    static final String FRIDAY = "2026-03-06T";
    static final String SATURDAY = "2026-03-07T";
    static final String MONDAY = "2026-03-09T";

    private static final Timing TIMING =
            new Timing(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(30), Duration.ofDays(30));
    private static final String POLICY =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
              office: {zone: UTC, open: [{days: Mon-Fri, hours: "09:00-17:00"}]}
            policies:
              - {id: desk, version: 1, items: %s, defaultPriority: P3, clocks: [%s]}
            """;

    private final List<Sent> sent = new ArrayList<>();
    private Status status = Status.NEW;
    private Priority priority;
    private String category;
    private String group = "first line";

    static Instant at(String time) {
        return Instant.parse(time.length() > 16 ? time + "Z" : time + ":00Z");
    }

    Log status(Status next) {
        status = next;
        return this;
    }

    Log priority(Priority next) {
        priority = next;
        return this;
    }

    Log category(String next) {
        category = next;
        return this;
    }

    Log group(String next) {
        group = next;
        return this;
    }

    Log opened(String time) {
        return event("opened", time, Kind.CREATED, Author.CUSTOMER, null);
    }

    Log openedByAnAgent(String time) {
        return event("opened", time, Kind.CREATED, Author.AGENT, null);
    }

    Log turned(Status next, String time) {
        return status(next).changed("turned " + sent.size(), time);
    }

    Log changed(String eventId, String time) {
        return event(eventId, time, Kind.UPDATED, Author.AGENT, null);
    }

    Log answered(String eventId, String time) {
        return event(eventId, time, Kind.MESSAGE, Author.AGENT, Visibility.PUBLIC);
    }

    Log noted(String time) {
        return event("noted " + sent.size(), time, Kind.MESSAGE, Author.AGENT, Visibility.INTERNAL);
    }

    Log asked(String eventId, String time) {
        return event(eventId, time, Kind.MESSAGE, Author.CUSTOMER, Visibility.PUBLIC);
    }

    Log spam(String time) {
        return event("spam", time, Kind.SPAM, Author.AGENT, null);
    }

    private Log event(String eventId, String time, Kind kind, Author author, Visibility visibility) {
        return add(
                Topics.TICKET_EVENTS,
                new TicketEvent(
                        eventId,
                        "T-1",
                        "C-1",
                        at(time),
                        kind,
                        (long) sent.size(),
                        null,
                        status,
                        null,
                        priority,
                        category,
                        null,
                        null,
                        null,
                        group,
                        null,
                        author,
                        visibility,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    Log call(CallEvent.Kind kind, String time) {
        return add(
                Topics.CALL_EVENTS,
                new CallEvent(
                        kind.name(), "T-1", "C-1", at(time), kind, null, null, null, null, null, null, null, null));
    }

    Log acked(String time) {
        return ack(Ack.Kind.ACK, time);
    }

    Log unacked(String time) {
        return ack(Ack.Kind.UNACK, time);
    }

    private Log ack(Ack.Kind kind, String time) {
        return add(
                Topics.ESCALATION_ACKS,
                new Ack("ack " + time, "T-1", ItemType.TICKET, at(time), kind, null, null, null, null, null));
    }

    /** The last record once more. */
    Log again() {
        sent.add(sent.get(sent.size() - 1));
        return this;
    }

    Log until(String time) {
        add(Topics.TICKET_EVENTS, new Heartbeat(at(time).plusMillis(1), "test"));
        return add(Topics.CALL_EVENTS, new Heartbeat(at(time).plusMillis(1), "test"));
    }

    Log unreadable(byte... bytes) {
        sent.add(new Sent(0, Topics.TICKET_EVENTS, 0, "T-1", bytes, null, What.POISON));
        return this;
    }

    private Log add(String topic, Object content) {
        String key = content instanceof Heartbeat ? null : "T-1";
        sent.add(new Sent(0, topic, 0, key, new byte[0], content, What.EVENT));
        return this;
    }

    List<Sent> sent() {
        return sent;
    }

    Expected under(ItemType items, String clocks) {
        return Oracle.expected(POLICY.formatted(items, clocks), TIMING, sent);
    }

    Expected under(String clocks) {
        return under(ItemType.TICKET, clocks);
    }

    /** Such as "breach at 17:00 due 17:00", on Friday if no day is named. */
    static List<String> told(Expected expected) {
        return expected.standing().values().stream()
                .map(one -> "%s %s at %s due %s"
                        .formatted(one.cycle(), one.level(), inShort(one.at()), inShort(one.dueAt())))
                .toList();
    }

    static String inShort(Instant at) {
        return at == null ? "never" : at.toString().replace(FRIDAY, "").replaceAll("(:00)?Z", "");
    }

    /** Such as "1 MET 09:00-10:00 due 11:00". */
    static List<String> ended(Expected expected) {
        return expected.ended().values().stream()
                .map(one -> "%s %s %s-%s due %s"
                        .formatted(
                                one.cycle(),
                                one.reason() == null ? one.verdict() : one.reason(),
                                inShort(one.startedAt()),
                                inShort(one.endedAt()),
                                inShort(one.dueAt())))
                .toList();
    }
}
