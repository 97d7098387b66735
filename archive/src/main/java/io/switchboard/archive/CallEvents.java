package io.switchboard.archive;

import io.switchboard.schema.CallEvent;
import io.switchboard.wire.Topics;

/** What happened to calls. */
final class CallEvents {

    static final FactTable<CallEvent> TABLE = FactTable.of(
                    "call_events",
                    Topics.CALL_EVENTS,
                    CallEvent.class,
                    "Something that happened to a call, as often as it was written; calls has a row for each call.")
            .text("event_id", "Names the event for ever.", CallEvent::getEventId)
            .text("item_id", "The call.", CallEvent::getItemId)
            .text("customer_id", "Who calls; null if that is not known.", CallEvent::getCustomerId)
            .time("occurred_at", "When it happened.", CallEvent::getAt)
            .text(
                    "kind",
                    "OFFERED, QUEUED, ANSWERED, TRANSFERRED, ABANDONED, CALLBACK_REQUESTED, ENDED, HELD or RESUMED.",
                    event -> event.getKind().name())
            .number(
                    "event_sequence",
                    "Order within the call, from 0; null where nobody counts.",
                    CallEvent::getSequence)
            .text("status", "IVR, QUEUED, CONNECTED, WRAP_UP or ENDED.", event -> Names.of(event.getStatus()))
            .text("priority", "P0 to P4.", event -> Names.of(event.getPriority()))
            .text("category", "What it is about.", CallEvent::getCategory)
            .text("language_tag", "BCP 47.", CallEvent::getLanguage)
            .text("region", "Where it belongs.", CallEvent::getRegion)
            .text("group_name", "The team it is with.", CallEvent::getGroup)
            .text("assignee", "The agent it is with.", CallEvent::getAssignee)
            .byDayAndRegion("occurred_at", "region");

    private CallEvents() {}
}
