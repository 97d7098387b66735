package io.switchboard.sla;

import io.switchboard.policy.PolicyBook;
import java.util.List;

/**
 * A level that will be set off if nothing happens.
 *
 * @param at when, in epoch milliseconds
 * @param place of its clock among the item's clocks
 * @param level its place among the chain's levels
 */
record Alarm(long at, int place, int level) {

    private static final Alarm NONE = new Alarm(Long.MAX_VALUE, -1, -1);

    /** The earliest; at MAX_VALUE if nothing will be due as things stand. */
    static Alarm next(List<Clock> clocks, PolicyBook book) {
        Alarm next = NONE;
        for (int place = 0; place < clocks.size(); place++) {
            Clock clock = clocks.get(place);
            if (clock.isOpen()) {
                next = next.or(clock, place, Promise.of(book, clock));
            }
        }
        return next;
    }

    /** Whether it goes off by {@code until}. */
    boolean isDueBy(long until) {
        return at <= until && at != Long.MAX_VALUE;
    }

    private Alarm or(Clock clock, int place, Promise promise) {
        Alarm next = this;
        for (int level = 0; level < promise.levels(); level++) {
            if (!clock.hasReached(level)) {
                next = next.or(promise.triggers(level, clock), place, level);
            }
        }
        return clock.hasReached(Clock.PAUSED_TOO_LONG)
                ? next
                : next.or(promise.pausedTooLong(clock), place, Clock.PAUSED_TOO_LONG);
    }

    /** Of two at once it is the first that counts. */
    private Alarm or(long when, int where, int which) {
        return when < at ? new Alarm(when, where, which) : this;
    }
}
