package io.switchboard.sla;

import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import io.switchboard.policy.PolicyReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The pure engine on one thread: a ticket's whole life with three clocks, event by event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EngineBenchmark {

    /** In one life of a ticket. */
    public static final int EVENTS = 8;

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static final String DESK =
            """
            calendars:
              office:
                zone: Europe/Berlin
                open: [{days: Mon-Fri, hours: "08:00-18:00"}]
            policies:
              - id: desk
                version: 1
                items: TICKET
                defaultPriority: P3
                clocks:
                  - clock: FIRST_REPLY
                    targets: {P1: {within: 15m, calendar: office}, default: {within: 1h, calendar: office}}
                    levels: [{at: 75%}]
                  - clock: NEXT_REPLY
                    targets: {default: {within: 2h, calendar: office}}
                    levels: [{at: 75%}]
                  - clock: TOTAL_RESOLUTION
                    targets: {P1: {within: 4h, calendar: office}, default: {within: 16h, calendar: office}}
                    levels: [{at: 75%}]
            """;

    private SlaRules rules;
    private List<Posting> life;

    /** Opened, answered, waited for the customer, answered, passed on, answered, resolved, closed. */
    @Setup
    public void open() {
        long day = Duration.ofDays(1).toMillis();
        rules = new SlaRules(PolicyReader.read("bench", DESK), "bench", day, 30 * day, day);
        life = new ArrayList<>();
        happens(0, TicketEvent.Kind.CREATED, Status.NEW, Author.CUSTOMER, "first line");
        happens(4, TicketEvent.Kind.MESSAGE, Status.OPEN, Author.AGENT, "first line");
        happens(10, TicketEvent.Kind.UPDATED, Status.PENDING, Author.AGENT, "first line");
        happens(55, TicketEvent.Kind.MESSAGE, Status.OPEN, Author.CUSTOMER, "first line");
        happens(60, TicketEvent.Kind.UPDATED, Status.OPEN, Author.AGENT, "second line");
        happens(80, TicketEvent.Kind.MESSAGE, Status.OPEN, Author.AGENT, "second line");
        happens(110, TicketEvent.Kind.UPDATED, Status.RESOLVED, Author.AGENT, "second line");
        happens(500, TicketEvent.Kind.UPDATED, Status.CLOSED, Author.AGENT, "second line");
    }

    private void happens(int minute, TicketEvent.Kind kind, Status status, Author author, String group) {
        Instant at = NINE.plus(Duration.ofMinutes(minute));
        TicketEvent event = new TicketEvent(
                "e-" + minute,
                "T-1",
                "C-1",
                at,
                kind,
                null,
                null,
                status,
                null,
                Priority.P2,
                "network",
                Channel.EMAIL,
                "en",
                "emea",
                group,
                "anna",
                author,
                Visibility.PUBLIC,
                null,
                null,
                null,
                null,
                null);
        life.add(Posting.of(event).at(at.toEpochMilli() - 1));
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Ledger events(Blackhole told) {
        Ledger ledger = null;
        for (Posting posting : life) {
            Step step = rules.on(posting, ledger, posting.tide());
            told.consume(step);
            ledger = step.ledger();
        }
        return ledger;
    }
}
