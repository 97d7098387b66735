package io.switchboard.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much of it is measured.
 *
 * @param events that are written once all tickets are open
 * @param rounds how often each contestant runs
 * @param warm how long a contestant works before one looks
 * @param window how long one looks
 * @param liveRates events a second at which one looks for deadlines
 */
record Extent(long events, int rounds, Duration warm, Duration window, List<Integer> liveRates) {

    static final Extent FULL =
            new Extent(4_000_000, 3, Duration.ofSeconds(75), Duration.ofSeconds(30), List.of(1_000, 5_000));

    /** A glance, no measurement. */
    static final Extent SHORT =
            new Extent(1_000_000, 1, Duration.ofSeconds(15), Duration.ofSeconds(10), List.of(1_000));

    Extent withRounds(int wanted) {
        return new Extent(events, wanted, warm, window, liveRates);
    }
}
