package io.switchboard.archive;

import io.switchboard.schema.TicketEvent;
import io.switchboard.wire.Topics;

/** What happened to tickets. */
final class TicketEvents {

    static final FactTable<TicketEvent> TABLE = FactTable.of(
                    "ticket_events",
                    Topics.TICKET_EVENTS,
                    TicketEvent.class,
                    "Something that happened to a ticket, as often as it was written; tickets has a row for each ticket.")
            .text("event_id", "Names the event for ever.", TicketEvent::getEventId)
            .text("item_id", "The ticket.", TicketEvent::getItemId)
            .text("customer_id", "Who asks; null if that is not known.", TicketEvent::getCustomerId)
            .time("occurred_at", "When it happened.", TicketEvent::getAt)
            .text("kind", "CREATED, UPDATED, MESSAGE, MERGED, DELETED or SPAM.", event -> event.getKind()
                    .name())
            .number(
                    "event_sequence",
                    "Order within the ticket, from 0; null where nobody counts.",
                    TicketEvent::getSequence)
            .time("created_at", "When the ticket was opened; null on CREATED.", TicketEvent::getCreatedAt)
            .text("status", "NEW, OPEN, PENDING, ON_HOLD, RESOLVED or CLOSED.", event -> Names.of(event.getStatus()))
            .text("status_reason", "The source's own word for the status.", TicketEvent::getStatusReason)
            .text("priority", "P0 to P4.", event -> Names.of(event.getPriority()))
            .text("category", "What it is about.", TicketEvent::getCategory)
            .text("channel", "How the customer reached us.", event -> Names.of(event.getChannel()))
            .text("language_tag", "BCP 47.", TicketEvent::getLanguage)
            .text("region", "Where it belongs.", TicketEvent::getRegion)
            .text("group_name", "The team it is with.", TicketEvent::getGroup)
            .text("assignee", "The agent it is with.", TicketEvent::getAssignee)
            .text("author", "Who did it: CUSTOMER, AGENT, BOT or SYSTEM.", event -> Names.of(event.getAuthor()))
            .text("visibility", "PUBLIC or INTERNAL; of a MESSAGE.", event -> Names.of(event.getVisibility()))
            .text("merged_into", "The ticket it was merged into.", TicketEvent::getMergedInto)
            .time("target_at", "A due time that the source gives.", TicketEvent::getTargetAt)
            .text("direction", "INBOUND or OUTBOUND.", event -> Names.of(event.getDirection()))
            .byDayAndRegion("occurred_at", "region");

    private TicketEvents() {}
}
