package io.switchboard.chaos.feed;

import java.time.Duration;

/**
 * How much happens in a run, and how badly it is told.
 *
 * @param tickets how many live ordinary lives
 * @param calls how many calls come in
 * @param burst how many more tickets come while the office is closed, so that their clocks fall due in one moment
 * @param length how long the desk works, in event time
 * @param speed event time per wall time, such as 60
 * @param partitions of each input topic
 * @param duplicates share of the events that are written again
 * @param reordered share of the events that come up to three minutes behind
 * @param lateBursts how often events of many items are held back and written at once
 * @param tooLate how many events come after {@code allowedLateness}
 * @param poison how many records nobody can take
 * @param acks share of the tickets that somebody takes care of
 * @param heartbeatMs wall time between two heartbeats of a partition
 * @param allowedLateness of the job that reads it
 */
public record Shape(
        int tickets,
        int calls,
        int burst,
        Duration length,
        int speed,
        int partitions,
        double duplicates,
        double reordered,
        int lateBursts,
        int tooLate,
        int poison,
        double acks,
        int heartbeatMs,
        Duration allowedLateness) {

    private static final double EVENTS_OF_A_TICKET = 8;

    /** What a fault run of {@code wall} time writes, at about so many events a second, sixty times as fast as life. */
    public static Shape of(Duration wall, int eventsPerSecond) {
        int events = Math.toIntExact(wall.toSeconds() * eventsPerSecond);
        int tickets = (int) (events * 0.7 / EVENTS_OF_A_TICKET);
        return new Shape(
                tickets,
                events / 20,
                Math.min(4_000, tickets),
                wall.multipliedBy(60),
                60,
                4,
                0.03,
                0.04,
                6,
                60,
                60,
                0.1,
                250,
                Duration.ofHours(1));
    }

    /** A few items that live a virtual hour, for tests that play many seeds. */
    public static Shape small() {
        return new Shape(12, 4, 3, Duration.ofHours(1), 60, 2, 0.1, 0.15, 2, 4, 4, 0.3, 5_000, Duration.ofHours(1));
    }
}
