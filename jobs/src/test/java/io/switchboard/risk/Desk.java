package io.switchboard.risk;

import io.switchboard.event.Author;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import io.switchboard.sla.Posting;
import io.switchboard.sla.Rehearsal;
import io.switchboard.sla.Tracking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A desk with two teams, of which the slow one breaks most of its promises; tickets are made by a seed. */
final class Desk {

    static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    static final String MODEL = "desk/FIRST_RESOLUTION";
    static final double SLOW = .8;
    static final double FAST = .1;

    private static final PolicyBook BOOK = PolicyReader.read(
            "desk.yaml",
            """
            calendars:
              always: {zone: UTC, open: 24x7}
            policies:
              - id: desk
                version: 1
                items: TICKET
                defaultPriority: P3
                clocks:
                  - clock: FIRST_RESOLUTION
                    run: [NEW, OPEN]
                    pause: [PENDING]
                    targets: {default: {within: 10h, calendar: always}}
                    levels: [{at: 80%}]
            """);

    private final Random dice;

    Desk(long seed) {
        dice = new Random(seed);
    }

    /** Where a ticket that was opened at {@code at} stood, until the end of its life. */
    List<Tracking> ticket(String id, Instant at) {
        boolean isSlow = dice.nextBoolean();
        boolean isLate = dice.nextDouble() < (isSlow ? SLOW : FAST);
        String team = isSlow ? "slow" : "fast";
        Instant end = at.plus(Duration.ofMinutes(isLate ? 700 + dice.nextInt(300) : 30 + dice.nextInt(500)));
        List<TicketEvent> events = new ArrayList<>();
        events.add(event(id, at, TicketEvent.Kind.CREATED, Status.NEW, team));
        for (int i = dice.nextInt(4); i > 0; i--) {
            Instant when = at.plusMillis(
                    (long) (dice.nextDouble() * Duration.between(at, end).toMillis()));
            Status status = dice.nextInt(4) == 0 ? Status.PENDING : Status.OPEN;
            events.add(event(id, when, TicketEvent.Kind.UPDATED, status, team));
        }
        events.add(event(id, end, TicketEvent.Kind.UPDATED, Status.RESOLVED, team));
        return whereabouts(events, end.plus(Duration.ofDays(2)));
    }

    static List<Tracking> whereabouts(List<TicketEvent> events, Instant until) {
        return Rehearsal.whereabouts(BOOK, events.stream().map(Posting::of).toList(), until.toEpochMilli());
    }

    static TicketEvent event(String id, Instant at, TicketEvent.Kind kind, Status status, String team) {
        return new TicketEvent(
                id + "-" + at + "-" + kind,
                id,
                "c-" + id.length(),
                at,
                kind,
                null,
                null,
                status,
                null,
                Priority.P2,
                "cards",
                null,
                null,
                "emea",
                team,
                "agent of " + team,
                Author.AGENT,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Tickets, one every quarter of an hour. */
    List<List<Tracking>> tickets(int count) {
        List<List<Tracking>> tickets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tickets.add(ticket("T-" + i, MONDAY.plus(Duration.ofMinutes(15L * i))));
        }
        return tickets;
    }
}
