package io.switchboard.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Lets event time pass at a given speed of our own time, from the first event on. */
final class Pace {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double LONGEST_SLEEP = 200 * NANOS_PER_MILLI;

    private final Speed speed;
    private final WallClock clock;
    private Instant firstEvent;
    private long start;

    Pace(Speed speed, WallClock clock) {
        this.speed = speed;
        this.clock = clock;
    }

    /** Returns when it is time for {@code at}, or on interruption; tells the time that has come meanwhile. */
    void await(Instant at, Consumer<Instant> meanwhile) {
        if (speed.equals(Speed.FULL)) {
            return;
        }
        if (firstEvent == null) {
            firstEvent = at;
            start = clock.now().getAsLong();
        }
        double due = NANOS_PER_MILLI * Duration.between(firstEvent, at).toMillis() / speed.factor();
        double left = due - elapsed();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            clock.sleep().accept(Math.max(1, (long) Math.min(left, LONGEST_SLEEP)));
            left = due - elapsed();
            if (left > 0) {
                meanwhile.accept(firstEvent.plusMillis((long) (elapsed() * speed.factor() / NANOS_PER_MILLI)));
            }
        }
    }

    private long elapsed() {
        return clock.now().getAsLong() - start;
    }
}
