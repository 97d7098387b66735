package io.switchboard.quality;

import java.time.Instant;

/**
 * One record about the breach of a clock.
 *
 * @param supersedes the record that it takes the place of; null for none
 * @param withdrawn it says that there was no breach
 */
public record Breach(
        String escalationId,
        String itemId,
        String customerId,
        String clock,
        String supersedes,
        boolean withdrawn,
        Instant at) {}
