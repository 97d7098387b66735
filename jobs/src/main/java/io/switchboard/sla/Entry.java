package io.switchboard.sla;

import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import java.time.Instant;
import java.util.Comparator;

/**
 * One line of a ledger: what the SLA engine keeps of an event. The attributes are those after the event.
 *
 * <p>This record is Flink state. Components may be added, and then tolerate null or 0; never renamed, retyped or moved
 * to another class. See docs/state.md.
 *
 * @param at when it happened, in epoch milliseconds
 * @param sequence the source's order within the item; 0 where it does not count
 * @param createdAt when the item was opened, in epoch milliseconds; 0 where the event does not say
 * @param customerId null where the event does not say: it stays who it was
 * @param status null where the event does not say: the item stays where it was
 * @param statusReason the source's own word for the status: the reason of a pause
 */
public record Entry(
        String eventId,
        long at,
        long sequence,
        Kind kind,
        long createdAt,
        String customerId,
        Status status,
        String statusReason,
        Priority priority,
        Author author,
        Visibility visibility,
        String category,
        String region,
        String group,
        String assignee) {

    /** What the engine tells apart. */
    public enum Kind {
        CREATED,
        UPDATED,
        MESSAGE,
        MERGED,
        DELETED,
        SPAM;

        /** The item's clocks end here, and count in no attainment. */
        boolean cancels() {
            return this == MERGED || this == DELETED || this == SPAM;
        }
    }

    /** The one order in which a ledger is read, whatever order its events came in. */
    static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::at)
            .thenComparingLong(Entry::sequence)
            .thenComparing(Entry::kind)
            .thenComparing(Entry::eventId);

    static Entry of(TicketEvent event) {
        return new Entry(
                event.eventId(),
                event.at().toEpochMilli(),
                event.sequence() == null ? 0 : event.sequence(),
                Kind.valueOf(event.kind().name()),
                millis(event.createdAt()),
                event.customerId(),
                event.status(),
                event.statusReason(),
                event.priority(),
                event.author(),
                event.visibility(),
                event.category(),
                event.region(),
                event.group(),
                event.assignee());
    }

    static Entry of(CallEvent event) {
        return new Entry(
                event.eventId(),
                event.at().toEpochMilli(),
                event.sequence() == null ? 0 : event.sequence(),
                event.kind() == CallEvent.Kind.OFFERED ? Kind.CREATED : Kind.UPDATED,
                0,
                event.customerId(),
                event.status() == null ? statusAfter(event.kind()) : event.status(),
                null,
                event.priority(),
                null,
                null,
                event.category(),
                event.region(),
                event.group(),
                event.assignee());
    }

    /** A public message of an agent, the only thing that answers a customer. */
    boolean isAnswer() {
        return kind == Kind.MESSAGE && author == Author.AGENT && visibility == Visibility.PUBLIC;
    }

    /** What happened to a call says where it stands, even if the event does not. */
    private static Status statusAfter(CallEvent.Kind kind) {
        return switch (kind) {
            case OFFERED, TRANSFERRED, CALLBACK_REQUESTED -> null;
            case QUEUED -> Status.QUEUED;
            case ANSWERED -> Status.CONNECTED;
            case ABANDONED, ENDED -> Status.ENDED;
        };
    }

    private static long millis(Instant instant) {
        return instant == null ? 0 : instant.toEpochMilli();
    }
}
