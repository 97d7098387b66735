package io.switchboard.event;

import java.time.Instant;

/**
 * Something that happened to a ticket, with the ticket's attributes as they are afterwards. Everything but the ids,
 * the time and the kind may be null: the source does not say.
 *
 * @param eventId names this event for ever; the same id on the same item is a duplicate
 * @param sequence order within the item where the source counts, from 0; breaks ties of {@code at}
 * @param createdAt when the ticket was opened
 * @param statusReason the source's own word for the status
 * @param mergedInto the ticket this one was merged into
 * @param targetAt a due time the source itself gives; it stays until another one is given
 * @param direction null counts as INBOUND
 * @param intent what the source takes a message to be, such as {@code thanks}
 * @param actor who did this, for the record
 */
public record TicketEvent(
        String eventId,
        String itemId,
        String customerId,
        Instant at,
        Kind kind,
        Long sequence,
        Instant createdAt,
        Status status,
        String statusReason,
        Priority priority,
        String category,
        Channel channel,
        String language,
        String region,
        String group,
        String assignee,
        Author author,
        Visibility visibility,
        String mergedInto,
        Instant targetAt,
        Direction direction,
        String intent,
        String actor) {

    /** What happened. */
    public enum Kind {
        CREATED,
        UPDATED,
        MESSAGE,
        MERGED,
        DELETED,
        SPAM
    }
}
