package io.switchboard.sla;

import io.switchboard.event.Ack;
import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.Direction;
import io.switchboard.event.ItemType;
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
import java.util.List;

/** The words in which the tests of this package speak: a desk that works Monday to Friday from nine to five, UTC. */
final class Desk {

    static final String POLICIES =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
              office:
                zone: UTC
                open: [{days: Mon-Fri, hours: "09:00-17:00"}]
              shop: {zone: UTC, open: [{days: Mon-Fri, hours: "09:00-17:00"}]}
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
                      P2: {within: PT4H, calendar: office, groups: {second line: shop}}
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

    /** The customer writes. */
    static Happening asked(Instant at) {
        return told(TicketEvent.Kind.MESSAGE, at).by(Author.CUSTOMER).read(Visibility.PUBLIC);
    }

    /** An agent writes for other agents. */
    static Happening noted(Instant at) {
        return answered(at).read(Visibility.INTERNAL);
    }

    static Happening told(TicketEvent.Kind kind, Instant at) {
        return new Happening(kind, at).status(Status.OPEN);
    }

    /** Somebody takes care of one clock's chain; null for all of the item. */
    static Posting acked(String clock, Instant at) {
        return ack(Ack.Kind.ACK, clock, at);
    }

    static Posting unacked(String clock, Instant at) {
        return ack(Ack.Kind.UNACK, clock, at);
    }

    private static Posting ack(Ack.Kind kind, String clock, Instant at) {
        return Posting.of(new Ack(kind + "@" + at, "T-1", ItemType.TICKET, at, kind, null, clock, null, null, "otto"));
    }

    /** The customer turns out to be of that tier. */
    static Posting known(int tier, Instant at) {
        return Posting.of(new Customer("C-1", at, tier, null, "emea", null, List.of()), "T-1", ItemType.TICKET);
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
    static final class Happening {
        private final TicketEvent.Kind kind;
        private final Instant at;
        private String item = "T-1";
        private String id;
        private Long sequence;
        private Instant createdAt;
        private Status status;
        private Priority priority;
        private Author author;
        private Visibility visibility;
        private String category = "printer";
        private String group = "first line";
        private String mergedInto;
        private Instant targetAt;
        private Direction direction;
        private String intent;
        private String actor;

        Happening(TicketEvent.Kind kind, Instant at) {
            this.kind = kind;
            this.at = at;
        }

        Happening item(String next) {
            item = next;
            return this;
        }

        Happening id(String next) {
            id = next;
            return this;
        }

        Happening sequence(long next) {
            sequence = next;
            return this;
        }

        Happening createdAt(Instant next) {
            createdAt = next;
            return this;
        }

        Happening status(Status next) {
            status = next;
            return this;
        }

        Happening priority(Priority next) {
            priority = next;
            return this;
        }

        Happening by(Author next) {
            author = next;
            return this;
        }

        Happening read(Visibility next) {
            visibility = next;
            return this;
        }

        Happening category(String next) {
            category = next;
            return this;
        }

        Happening group(String next) {
            group = next;
            return this;
        }

        Happening mergedInto(String next) {
            mergedInto = next;
            return this;
        }

        Happening targetAt(Instant next) {
            targetAt = next;
            return this;
        }

        Happening outbound() {
            direction = Direction.OUTBOUND;
            return this;
        }

        Happening intent(String next) {
            intent = next;
            return this;
        }

        Happening actor(String next) {
            actor = next;
            return this;
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
                    category,
                    null,
                    "de",
                    "emea",
                    group,
                    "anna",
                    author,
                    visibility,
                    mergedInto,
                    targetAt,
                    direction,
                    intent,
                    actor);
        }
    }
}
