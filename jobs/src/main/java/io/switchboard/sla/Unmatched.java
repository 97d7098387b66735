package io.switchboard.sla;

import io.switchboard.event.ItemType;
import java.time.Instant;

/**
 * An item that no policy matches: it is held to nothing.
 *
 * @param at since when
 * @param eventId of what brought it; null if a policy's turn did
 */
public record Unmatched(
        String itemId, ItemType type, String customerId, Instant at, String eventId, ItemSnapshot snapshot) {}
