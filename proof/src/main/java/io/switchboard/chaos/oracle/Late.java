package io.switchboard.chaos.oracle;

import java.time.Instant;

/** An event that came after the allowed lateness. */
public record Late(String itemId, String eventId, Instant at) {}
