package io.switchboard.event;

import java.time.Instant;
import java.util.List;

/**
 * Who we serve, as of {@code at}. Everything but the id and the time may be null.
 *
 * @param tier 0 (none) to 4 (highest)
 * @param residency where the customer's data must stay; null for anywhere
 * @param languages BCP 47, best first
 */
public record Customer(
        String customerId,
        Instant at,
        Integer tier,
        String contract,
        String region,
        String residency,
        List<String> languages) {}
