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

    /** The earliest; null if nothing will be due as things stand. */
    static Alarm next(List<Clock> clocks, PolicyBook book) {
        Alarm next = null;
        for (int place = 0; place < clocks.size(); place++) {
            Clock clock = clocks.get(place);
            if (clock.isOpen()) {
                next = earlier(next, of(clock, place, Promise.of(book, clock)));
            }
        }
        return next;
    }

    private static Alarm of(Clock clock, int place, Promise promise) {
        Alarm next = null;
        for (int level = 0; level < promise.levels(); level++) {
            if (!clock.hasReached(level)) {
                next = earlier(next, new Alarm(promise.triggers(level, clock), place, level));
            }
        }
        return clock.hasReached(Clock.PAUSED_TOO_LONG)
                ? next
                : earlier(next, new Alarm(promise.pausedTooLong(clock), place, Clock.PAUSED_TOO_LONG));
    }

    private static Alarm earlier(Alarm a, Alarm b) {
        if (b == null || b.at == Long.MAX_VALUE) {
            return a;
        }
        return a == null || b.at < a.at ? b : a;
    }
}
