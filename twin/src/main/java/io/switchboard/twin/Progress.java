package io.switchboard.twin;

import java.time.Instant;

/**
 * How far a feed has come.
 *
 * @param records fed so far, heartbeats not counted
 * @param at the event time it has reached; null before the first event
 * @param perSecond records in a second of our time, on average since the start
 */
public record Progress(long records, Instant at, double perSecond) {}
