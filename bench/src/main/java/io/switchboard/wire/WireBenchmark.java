package io.switchboard.wire;

import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import io.switchboard.sla.Posting;
import io.switchboard.sla.Rehearsal;
import io.switchboard.sla.Tracking;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The doors: a ticket event from its bytes, and where a ticket with a clock stands into them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WireBenchmark {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static final String DESK =
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
                    targets: {default: {within: 1h, calendar: always}}
            """;

    private final Codec<TicketEvent> events = WireFormat.AVRO_SINGLE_OBJECT.ticketEvents();
    private final Codec<Tracking> items = WireFormat.AVRO_SINGLE_OBJECT.tracking();
    private byte[] event;
    private Tracking item;

    /** One of each. */
    @Setup
    public void write() {
        TicketEvent opened = new TicketEvent(
                "e-1",
                "T-1",
                "C-1",
                NINE,
                TicketEvent.Kind.CREATED,
                null,
                null,
                Status.NEW,
                null,
                Priority.P2,
                "network",
                Channel.EMAIL,
                "en",
                "emea",
                "first line",
                "anna",
                Author.CUSTOMER,
                Visibility.PUBLIC,
                null,
                null,
                null,
                null,
                null);
        event = events.encode(opened);
        PolicyBook book = PolicyReader.read("bench", DESK);
        long at = NINE.toEpochMilli();
        List<Tracking> told = Rehearsal.whereabouts(book, List.of(Posting.of(opened)), at);
        item = told.get(told.size() - 1);
    }

    @Benchmark
    public TicketEvent decode() {
        return events.decode(event);
    }

    @Benchmark
    public byte[] encode() {
        return items.encode(item);
    }
}
