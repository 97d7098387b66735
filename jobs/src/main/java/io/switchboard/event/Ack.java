package io.switchboard.event;

import java.time.Instant;

/**
 * Somebody takes care of an escalation, or gives it back. It is for the chain that policy, clock and cycle name;
 * where they are null, for all chains of the item.
 *
 * @param eventId names this event for ever; the same id on the same item is a duplicate
 * @param escalationId the record it answers to, for the trace; may be null
 * @param by who; may be null
 */
public record Ack(
        String eventId,
        String itemId,
        ItemType items,
        Instant at,
        Kind kind,
        String policyId,
        String clock,
        String cycle,
        String escalationId,
        String by) {

    /** What happened. */
    public enum Kind {
        /** The chain stops. */
        ACK,
        /** It goes on at the level it had reached. */
        UNACK
    }
}
