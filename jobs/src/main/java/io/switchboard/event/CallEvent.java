package io.switchboard.event;

import java.time.Instant;

/**
 * Something that happened to a call, with the call's attributes as they are afterwards. Everything but the ids, the
 * time and the kind may be null: the source does not say.
 *
 * @param eventId names this event for ever; the same id on the same item is a duplicate
 * @param sequence order within the call where the source counts, from 0; breaks ties of {@code at}
 */
public record CallEvent(
        String eventId,
        String itemId,
        String customerId,
        Instant at,
        Kind kind,
        Long sequence,
        Status status,
        Priority priority,
        String category,
        String language,
        String region,
        String group,
        String assignee) {

    /** What happened. */
    public enum Kind {
        OFFERED,
        QUEUED,
        ANSWERED,
        TRANSFERRED,
        ABANDONED,
        CALLBACK_REQUESTED,
        ENDED,
        /** The customer listens to music, and somebody still has the call. */
        HELD,
        RESUMED
    }
}
