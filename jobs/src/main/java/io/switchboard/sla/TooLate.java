package io.switchboard.sla;

import java.time.Instant;

/**
 * An event that came after the allowed lateness and changed nothing.
 *
 * @param arrivedAt how far time had come in its partition
 */
public record TooLate(String eventId, String itemId, String customerId, Instant at, Instant arrivedAt) {}
