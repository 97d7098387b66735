package io.switchboard.sla;

import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** The words in which the tests of this package speak: a desk that works Monday to Friday from nine to five, UTC. */
final class Desk {

    static final String POLICIES =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
              office:
                zone: UTC
                open: [{days: Mon-Fri, hours: "09:00-17:00"}]
            policies:
              - id: desk
                version: 1
                items: TICKET
                defaultPriority: P3
                clocks:
                  - clock: FIRST_REPLY
                    targets:
                      P1: {within: PT30M, calendar: always}
                      default: {within: PT2H, calendar: office}
                    levels: [{at: 50%}]
                  - clock: FIRST_RESOLUTION
                    targets:
                      P1: {within: PT4H, calendar: always}
                      P2: {within: PT4H, calendar: office}
                      default: {within: PT8H, calendar: office}
                    levels: [{at: 75%}, {before: PT10M, name: last-call}]
                  - clock: TOTAL_RESOLUTION
                    targets:
                      P1: {within: PT4H, calendar: always}
                      P2: {within: PT4H, calendar: office}
                      default: {within: PT8H, calendar: office}
                    levels: [{at: 75%}]
              - id: phone
                version: 1
                items: CALL
                defaultPriority: P3
                clocks:
                  - clock: CALL_ANSWER
                    targets:
                      default: {within: PT20S, calendar: always}
                    levels: [{at: 50%}]
            """;

    static final PolicyBook BOOK = PolicyReader.read("desk.yaml", POLICIES);

    static final Duration LATENESS = Duration.ofDays(1);

    static final SlaRules RULES = new SlaRules(
            BOOK,
            "policies",
            LATENESS.toMillis(),
            Duration.ofDays(30).toMillis(),
            Duration.ofDays(1).toMillis());

    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);

    private Desk() {}

    static Instant friday(String time) {
        return FRIDAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    static Instant saturday(String time) {
        return friday(time).plus(Duration.ofDays(1));
    }

    static Instant monday(String time) {
        return friday(time).plus(Duration.ofDays(3));
    }

    static Instant tuesday(String time) {
        return friday(time).plus(Duration.ofDays(4));
    }

    static Happening opened(Instant at) {
        return new Happening(TicketEvent.Kind.CREATED, at).status(Status.NEW).by(Author.CUSTOMER);
    }

    static Happening turned(Status status, Instant at) {
        return new Happening(TicketEvent.Kind.UPDATED, at).status(status);
    }

    static Happening answered(Instant at) {
        return new Happening(TicketEvent.Kind.MESSAGE, at)
                .status(Status.OPEN)
                .by(Author.AGENT)
                .read(Visibility.PUBLIC);
    }

    static Happening told(TicketEvent.Kind kind, Instant at) {
        return new Happening(kind, at).status(Status.OPEN);
    }

    static Posting call(Status status, Instant at) {
        return call(CallEvent.Kind.QUEUED, status, at);
    }

    static Posting call(CallEvent.Kind kind, Instant at) {
        return call(kind, null, at);
    }

    private static Posting call(CallEvent.Kind kind, Status status, Instant at) {
        String id = kind + "-" + status + "@" + at;
        return Posting.of(new CallEvent(
                id, "CALL-1", "C-1", at, kind, null, status, null, "billing", "de", "emea", "line-1", null));
    }

    /** A ticket event in the making; its id is its kind, status and time unless it is given one. */
    record Happening(
            String item,
            String id,
            TicketEvent.Kind kind,
            Instant at,
            Long sequence,
            Instant createdAt,
            Status status,
            Priority priority,
            Author author,
            Visibility visibility,
            String group,
            String mergedInto) {

        Happening(TicketEvent.Kind kind, Instant at) {
            this("T-1", null, kind, at, null, null, null, null, null, null, "first line", null);
        }

        Happening item(String next) {
            return new Happening(
                    next, id, kind, at, sequence, createdAt, status, priority, author, visibility, group, mergedInto);
        }

        Happening id(String next) {
            return new Happening(
                    item, next, kind, at, sequence, createdAt, status, priority, author, visibility, group, mergedInto);
        }

        Happening sequence(long next) {
            return new Happening(
                    item, id, kind, at, next, createdAt, status, priority, author, visibility, group, mergedInto);
        }

        Happening createdAt(Instant next) {
            return new Happening(
                    item, id, kind, at, sequence, next, status, priority, author, visibility, group, mergedInto);
        }

        Happening status(Status next) {
            return new Happening(
                    item, id, kind, at, sequence, createdAt, next, priority, author, visibility, group, mergedInto);
        }

        Happening priority(Priority next) {
            return new Happening(
                    item, id, kind, at, sequence, createdAt, status, next, author, visibility, group, mergedInto);
        }

        Happening by(Author next) {
            return new Happening(
                    item, id, kind, at, sequence, createdAt, status, priority, next, visibility, group, mergedInto);
        }

        Happening read(Visibility next) {
            return new Happening(
                    item, id, kind, at, sequence, createdAt, status, priority, author, next, group, mergedInto);
        }

        Happening group(String next) {
            return new Happening(
                    item, id, kind, at, sequence, createdAt, status, priority, author, visibility, next, mergedInto);
        }

        Happening mergedInto(String next) {
            return new Happening(
                    item, id, kind, at, sequence, createdAt, status, priority, author, visibility, group, next);
        }

        Posting posting() {
            return Posting.of(event());
        }

        TicketEvent event() {
            return new TicketEvent(
                    id == null ? kind + "-" + status + "@" + at : id,
                    item,
                    "C-1",
                    at,
                    kind,
                    sequence,
                    createdAt,
                    status,
                    "word for " + status,
                    priority,
                    "printer",
                    null,
                    "de",
                    "emea",
                    group,
                    "anna",
                    author,
                    visibility,
                    mergedInto,
                    null,
                    null,
                    null,
                    null);
        }
    }
}
