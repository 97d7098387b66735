package io.switchboard.quality;

import java.time.Instant;

/**
 * A span of time for which figures are told.
 *
 * @param end no longer part of it
 */
record Window(Instant start, Instant end) {}
