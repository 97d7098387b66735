package io.switchboard.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much of it is measured.
 *
 * @param isGlance whether figures are those of a glance, which are compared with those of glances alone
 * @param events that are written for all contestants once all tickets are open
 * @param alone how many for our job alone, which no limit is to be fed beside
 * @param rounds how often each is measured
 * @param warm how long a contestant works with all tickets open before one looks
 * @param window how long one looks at what it commits
 * @param watch how long one looks for deadlines
 * @param liveRates events a second at which one looks for deadlines
 */
record Extent(
        boolean isGlance,
        long events,
        long alone,
        int rounds,
        Duration warm,
        Duration window,
        Duration watch,
        List<Integer> liveRates) {

    /** So many events that all but the bare limits are warm for as long before they are out of them, and even those commit often enough after. */
    private static final long MANY = 12_000_000;

    static final Extent FULL = new Extent(
            false,
            MANY,
            4_000_000,
            3,
            Duration.ofSeconds(75),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            List.of(1_000, 5_000));

    /** A glance, no measurement. */
    static final Extent SHORT = new Extent(
            true,
            MANY,
            1_500_000,
            1,
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            List.of(1_000));

    Extent withRounds(int wanted) {
        return new Extent(isGlance, events, alone, wanted, warm, window, watch, liveRates);
    }

    Extent withLiveRates(List<Integer> wanted) {
        return new Extent(isGlance, events, alone, rounds, warm, window, watch, wanted);
    }
}
