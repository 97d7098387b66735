package io.switchboard.chaos.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a service desk tells in one run: always the same for one seed and shape.
 *
 * @param log in the order of writing; within a partition nothing may overtake
 */
public record Workload(long seed, Shape shape, List<Sent> log) {

    /** When the desk opens, in event time: a Monday morning. */
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    /** Everything that can fall due has fallen due by then: the last heartbeats say so. */
    public static final Instant END = START.plus(Duration.ofDays(7));

    public Workload {
        log = List.copyOf(log);
    }

    /** The workload of {@code seed}. */
    public static Workload of(long seed, Shape shape) {
        return new Workload(seed, shape, new Writing(seed, shape).log());
    }
}
