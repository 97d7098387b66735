package io.switchboard.event;

import java.time.Instant;

/**
 * Time itself: {@code source} states that nothing older than {@code at} is still to come in the partition that
 * carries it.
 */
public record Heartbeat(Instant at, String source) {}
