package io.switchboard.chaos.oracle;

import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Direction;
import io.switchboard.event.TicketEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** An event in its place among those of its item: ties of time are broken by sequence, then kind, then id. */
record Entry(Instant at, long sequence, int kind, String eventId, Object event) {

    static final Comparator<Entry> ORDER = Comparator.comparing(Entry::at)
            .thenComparing(Entry::sequence)
            .thenComparing(Entry::kind)
            .thenComparing(Entry::eventId);

    /** What the source does not count comes first. */
    private static final long UNCOUNTED = -1;

    static Entry of(Object event) {
        if (event instanceof TicketEvent ticket) {
            refuse(ticket.createdAt(), "createdAt");
            refuse(ticket.mergedInto(), "mergedInto");
            refuse(ticket.targetAt(), "targetAt");
            refuse(ticket.direction() == Direction.OUTBOUND ? ticket.direction() : null, "direction");
            return new Entry(
                    ticket.at(),
                    sequence(ticket.sequence()),
                    place(ticket.kind(), TicketEvent.Kind.values()),
                    ticket.eventId(),
                    ticket);
        }
        if (event instanceof CallEvent call) {
            return new Entry(
                    call.at(),
                    sequence(call.sequence()),
                    place(call.kind(), CallEvent.Kind.values()),
                    call.eventId(),
                    call);
        }
        Ack ack = (Ack) event;
        return new Entry(ack.at(), UNCOUNTED, 0, ack.eventId(), ack);
    }

    private static int place(Enum<?> kind, Enum<?>[] kinds) {
        return List.of(kinds).indexOf(kind);
    }

    private static long sequence(Long counted) {
        return Objects.requireNonNullElse(counted, UNCOUNTED);
    }

    private static void refuse(Object value, String field) {
        if (value != null) {
            throw new IllegalArgumentException("%s %s is not modelled".formatted(field, value));
        }
    }
}
