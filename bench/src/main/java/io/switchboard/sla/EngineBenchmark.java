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
import java.util.Random;
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

/** The pure engine on one thread: the whole lives of tickets with three clocks, event by event. */
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

    private static final int MANY = 1_024;
    private static final int[] MINUTES = {0, 4, 10, 55, 60, 80, 110, 500};
    private static final String[] CATEGORIES = {"network", "billing", "storage", "login", "email"};
    private static final Priority[] PRIORITIES = {Priority.P1, Priority.P2, Priority.P3, Priority.P4};

    private final List<List<Posting>> lives = new ArrayList<>();
    private SlaRules rules;
    private int next;

    /** More lives than a branch predictor learns by heart, each of the same length and with texts of its own, as if they were read. */
    @Setup
    public void open() {
        long day = Duration.ofDays(1).toMillis();
        rules = new SlaRules(PolicyReader.read("bench", DESK), "bench", day, 30 * day, day);
        Random random = new Random(20_261_127);
        for (int ticket = 0; ticket < MANY; ticket++) {
            lives.add(life(ticket, random));
        }
    }

    /** Opened, answered, four times something in between, resolved, closed. */
    private static List<Posting> life(int ticket, Random random) {
        Instant opened = NINE.plus(Duration.ofMinutes(random.nextInt(5 * 24 * 60)));
        double pace = 0.5 + random.nextDouble();
        List<Posting> life = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Instant at = opened.plusSeconds((long) (60 * pace * MINUTES[i]));
            life.add(Posting.of(event(ticket, i, at, random)).at(at.toEpochMilli() - 1));
        }
        return life;
    }

    private static TicketEvent event(int ticket, int place, Instant at, Random random) {
        return switch (place) {
            case 0 -> event(ticket, place, at, TicketEvent.Kind.CREATED, Status.NEW, Author.CUSTOMER);
            case 1 -> event(ticket, place, at, TicketEvent.Kind.MESSAGE, Status.OPEN, Author.AGENT);
            case EVENTS - 2 -> event(ticket, place, at, TicketEvent.Kind.UPDATED, Status.RESOLVED, Author.AGENT);
            case EVENTS - 1 -> event(ticket, place, at, TicketEvent.Kind.UPDATED, Status.CLOSED, Author.AGENT);
            default -> between(ticket, place, at, random);
        };
    }

    /** Waited for the customer, heard of the customer, answered, passed on. */
    private static TicketEvent between(int ticket, int place, Instant at, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> event(ticket, place, at, TicketEvent.Kind.UPDATED, Status.PENDING, Author.AGENT);
            case 1 -> event(ticket, place, at, TicketEvent.Kind.MESSAGE, Status.OPEN, Author.CUSTOMER);
            case 2 -> event(ticket, place, at, TicketEvent.Kind.MESSAGE, Status.OPEN, Author.AGENT);
            default -> event(ticket, place, at, TicketEvent.Kind.UPDATED, Status.OPEN, Author.AGENT);
        };
    }

    private static TicketEvent event(
            int ticket, int place, Instant at, TicketEvent.Kind kind, Status status, Author author) {
        boolean isPassedOn = kind == TicketEvent.Kind.UPDATED && status == Status.OPEN;
        return new TicketEvent(
                "e-" + ticket + "-" + place,
                "T-" + ticket,
                "C-" + ticket % 100,
                at,
                kind,
                null,
                null,
                status,
                null,
                PRIORITIES[ticket % PRIORITIES.length],
                own(CATEGORIES[ticket % CATEGORIES.length]),
                Channel.EMAIL,
                own("en"),
                own("emea"),
                own(isPassedOn ? "second line" : "first line"),
                "agent-" + ticket % 500,
                author,
                Visibility.PUBLIC,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same text, but another object: a decoder gives each record its own. */
    private static String own(String text) {
        return String.valueOf(text.toCharArray());
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Ledger events(Blackhole told) {
        Ledger ledger = null;
        for (Posting posting : lives.get(next)) {
            Step step = rules.on(posting, ledger, posting.tide());
            told.consume(step);
            ledger = step.ledger();
        }
        next = (next + 1) % MANY;
        return ledger;
    }
}
