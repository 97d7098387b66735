package io.switchboard.it;

import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import java.time.Instant;

/** What happens at a help desk, in the words of these tests. */
final class Desk {

    /** Policies with one clock: a ticket is answered within two hours, day and night. */
    static final String ANSWERED_IN_TWO_HOURS =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
            policies:
              - id: desk
                version: 1
                items: TICKET
                defaultPriority: P3
                clocks:
                  - clock: FIRST_REPLY
                    targets: {default: {within: 2h, calendar: always}}
                    levels: [{at: 75%}]
            """;

    /** How routing offers its tickets. */
    static final String BOOK =
            """
            routing:
              id: desk
              version: 1
              settings: {ageing: 4h, offer: 1h, decline: 30m, hops: 3, most: 1000, exclusive: [PHONE]}
              centres:
                home: {zone: UTC, region: dach, pools: [first]}
              plans:
                desk: {version: 1, steps: [{pools: [first], expiry: 1h}], finalStep: ANY_IN_POOL}
            """;

    private Desk() {}

    static TicketEvent opened(String itemId, Priority priority, Instant at) {
        return ticket(itemId, "opened", at, TicketEvent.Kind.CREATED, Status.NEW, priority, Author.CUSTOMER);
    }

    static TicketEvent answered(String itemId, Priority priority, Instant at) {
        return ticket(itemId, "answered", at, TicketEvent.Kind.MESSAGE, Status.OPEN, priority, Author.AGENT);
    }

    /** Somebody did something that matters to no clock. */
    static TicketEvent worked(String itemId, String what, Instant at) {
        return ticket(itemId, what, at, TicketEvent.Kind.UPDATED, Status.OPEN, Priority.P3, Author.AGENT);
    }

    static TicketEvent resolved(String itemId, Priority priority, Instant at) {
        return ticket(itemId, "resolved", at, TicketEvent.Kind.UPDATED, Status.RESOLVED, priority, Author.AGENT);
    }

    static CallEvent queued(String itemId, Instant at) {
        return call(itemId, "queued", at, CallEvent.Kind.QUEUED, Status.QUEUED);
    }

    static CallEvent connected(String itemId, Instant at) {
        return call(itemId, "connected", at, CallEvent.Kind.ANSWERED, Status.CONNECTED);
    }

    private static TicketEvent ticket(
            String itemId,
            String what,
            Instant at,
            TicketEvent.Kind kind,
            Status status,
            Priority priority,
            Author author) {
        return new TicketEvent(
                itemId + "-" + what,
                itemId,
                "K-1",
                at,
                kind,
                null,
                null,
                status,
                null,
                priority,
                "billing",
                null,
                null,
                "dach",
                "first-line",
                "agent-7",
                author,
                Visibility.PUBLIC,
                null,
                null,
                null,
                null,
                null);
    }

    private static CallEvent call(String itemId, String what, Instant at, CallEvent.Kind kind, Status status) {
        return new CallEvent(
                itemId + "-" + what, itemId, "K-2", at, kind, null, status, null, "loans", "de", "dach", null, null);
    }
}
