package io.switchboard.sla;

import io.switchboard.event.Ack;
import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
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
 * @param at when it takes effect, in epoch milliseconds
 * @param sequence the source's order within the item; 0 where it does not count
 * @param createdAt when the item was opened, in epoch milliseconds; 0 where the event does not say
 * @param customerId null where the event does not say: it stays who it was
 * @param status null where the event does not say: the item stays where it was
 * @param statusReason the source's own word for the status: the reason of a pause
 * @param targetAt a due time that the source gives, in epoch milliseconds; 0 for none
 * @param actor who did it: an acknowledgement's {@code by}, too
 * @param tier of the customer, of a CUSTOMER entry, like {@code contract} and {@code customerRegion}
 * @param policyId of the chain that an ACK or UNACK is for, like {@code clock} and {@code cycle}; null for all
 * @param source the ticket that an INHERITED message was written to
 * @param saidAt when it was written there, in epoch milliseconds
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
        String assignee,
        String channel,
        String language,
        String mergedInto,
        long targetAt,
        String direction,
        String intent,
        String actor,
        int tier,
        String contract,
        String customerRegion,
        String policyId,
        String clock,
        String cycle,
        String source,
        long saidAt) {

    /** What the engine tells apart. */
    public enum Kind {
        CREATED,
        UPDATED,
        MESSAGE,
        MERGED,
        DELETED,
        SPAM,
        /** Somebody takes care of a chain. */
        ACK,
        /** Nobody does any more. */
        UNACK,
        /** What is known of the customer has changed. */
        CUSTOMER,
        /** A message of a ticket that was merged into this one. */
        INHERITED;

        /** The item's clocks end here, and count in no attainment. */
        boolean cancels() {
            return this == MERGED || this == DELETED || this == SPAM;
        }

        /** It tells something of the item itself; the others leave its attributes as they are. */
        boolean isOfTheItem() {
            return switch (this) {
                case CREATED, UPDATED, MESSAGE, MERGED, DELETED, SPAM -> true;
                case ACK, UNACK, CUSTOMER, INHERITED -> false;
            };
        }
    }

    private static final Comparator<Entry> AT_THE_SAME_TIME =
            Comparator.comparingLong(Entry::sequence).thenComparing(Entry::kind).thenComparing(Entry::eventId);

    /** The one order in which a ledger is read, whatever order its events came in. */
    static final Comparator<Entry> ORDER =
            (a, b) -> a.at == b.at ? AT_THE_SAME_TIME.compare(a, b) : Long.compare(a.at, b.at);

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
                event.assignee(),
                word(event.channel()),
                event.language(),
                event.mergedInto(),
                millis(event.targetAt()),
                word(event.direction()),
                event.intent(),
                event.actor(),
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                0);
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
                event.assignee(),
                null,
                event.language(),
                null,
                0,
                null,
                null,
                event.assignee(),
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    static Entry of(Ack ack) {
        return beside(
                ack.eventId(),
                ack.at().toEpochMilli(),
                ack.kind() == Ack.Kind.ACK ? Kind.ACK : Kind.UNACK,
                ack.by(),
                null,
                ack.policyId(),
                ack.clock(),
                ack.cycle());
    }

    /** What has become known of the item's customer. */
    static Entry of(Customer customer) {
        String id = "customer %s %s %s %s %s"
                .formatted(
                        customer.customerId(), customer.at(), customer.tier(), customer.contract(), customer.region());
        return beside(id, customer.at().toEpochMilli(), Kind.CUSTOMER, null, customer, null, null, null);
    }

    /** What a ticket that this one is merged into takes over, and which that is. */
    Entry asSaid() {
        return new Entry(
                eventId,
                at,
                0,
                kind,
                0,
                null,
                null,
                null,
                null,
                author,
                visibility,
                null,
                null,
                null,
                null,
                null,
                null,
                mergedInto,
                0,
                null,
                intent,
                actor,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    /** {@code said}, a message to {@code source}, as the ticket takes it over that {@code source} was merged into. */
    static Entry inherited(String source, Entry said, long mergedAt) {
        return new Entry(
                said.eventId,
                Math.max(mergedAt, said.at),
                said.at,
                Kind.INHERITED,
                0,
                null,
                null,
                null,
                null,
                said.author,
                said.visibility,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                said.intent,
                said.actor,
                0,
                null,
                null,
                null,
                null,
                null,
                source,
                said.at);
    }

    private static Entry beside(
            String eventId,
            long at,
            Kind kind,
            String actor,
            Customer customer,
            String policyId,
            String clock,
            String cycle) {
        boolean known = customer != null;
        return new Entry(
                eventId,
                at,
                0,
                kind,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                actor,
                known && customer.tier() != null ? customer.tier() : 0,
                known ? customer.contract() : null,
                known ? customer.region() : null,
                policyId,
                clock,
                cycle,
                null,
                0);
    }

    /** Something that the customer can read or wrote: not a note among agents. */
    boolean isPublic() {
        return visibility != Visibility.INTERNAL;
    }

    /** A public message of an agent, the only thing that answers a customer. */
    boolean isAnswer() {
        return isMessage() && author == Author.AGENT && visibility == Visibility.PUBLIC;
    }

    /** Somebody wrote here, or to a ticket that had been merged into this one. */
    private boolean isMessage() {
        return kind == Kind.MESSAGE || (kind == Kind.INHERITED && saidAt == at);
    }

    /** A message that only agents read. */
    boolean isNote() {
        return kind == Kind.MESSAGE && author == Author.AGENT && visibility == Visibility.INTERNAL;
    }

    /** An answer to what was inherited before: it was never owed here. */
    boolean settlesThePast() {
        return kind == Kind.INHERITED && author == Author.AGENT && visibility == Visibility.PUBLIC;
    }

    /** The customer said something; opening a ticket is saying something, too. */
    boolean isCustomerMessage() {
        boolean said = isMessage() && isPublic();
        return author == Author.CUSTOMER && (said || kind == Kind.CREATED);
    }

    /** What happened to a call says where it stands, even if the event does not. */
    private static Status statusAfter(CallEvent.Kind kind) {
        return switch (kind) {
            case OFFERED, TRANSFERRED, CALLBACK_REQUESTED, HELD, RESUMED -> null;
            case QUEUED -> Status.QUEUED;
            case ANSWERED -> Status.CONNECTED;
            case ABANDONED, ENDED -> Status.ENDED;
        };
    }

    private static long millis(Instant instant) {
        return instant == null ? 0 : instant.toEpochMilli();
    }

    private static String word(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
