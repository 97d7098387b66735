package io.switchboard.twin;

import io.switchboard.event.Heartbeat;
import java.time.Instant;

/** Knows when a heartbeat is due, and what time it may truthfully tell. */
final class Pulse {

    private final FeederOptions options;
    private final Outlet outlet;
    private Instant told;
    private Instant newest;
    private int records;

    Pulse(FeederOptions options, Outlet outlet) {
        this.options = options;
        this.outlet = outlet;
    }

    /** An event was fed. */
    void fed(Instant at) {
        records++;
        reached(at);
    }

    /** Time has come to {@code at}: nothing older is left in the feed, but for its disorder. */
    void reached(Instant at) {
        newest = newest == null || at.isAfter(newest) ? at : newest;
        Instant truth = newest.minus(options.disorder());
        if (told == null) {
            told = truth;
        }
        if (records >= options.beatAfterRecords() || !truth.isBefore(told.plus(options.beatEvery()))) {
            tell(truth);
        }
    }

    /** Nothing is left in the feed at all, not even of its last millisecond. */
    void ended() {
        Instant end = options.until() == null ? newest : options.until();
        if (end != null) {
            tell(end.plusMillis(1));
        }
    }

    private void tell(Instant at) {
        outlet.beat(new Heartbeat(at, options.source()));
        told = at;
        records = 0;
    }

    Instant newest() {
        return newest;
    }
}
