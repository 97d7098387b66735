package io.switchboard.sla;

import java.util.List;

/**
 * A level that will be set off if nothing happens.
 *
 * @param at when, in epoch milliseconds
 * @param place of its clock among the item's clocks
 * @param level its place among the policy's levels
 */
record Alarm(long at, int place, int level) {

    /** The earliest; null if nothing will be due as things stand. */
    static Alarm next(List<Clock> clocks, Promises promises) {
        Alarm next = null;
        for (int place = 0; place < clocks.size(); place++) {
            Clock clock = clocks.get(place);
            if (clock.runs()) {
                next = earlier(next, of(clock, place, promises.of(clock)));
            }
        }
        return next;
    }

    private static Alarm of(Clock clock, int place, Promise promise) {
        Alarm next = null;
        for (int level = 0; level < promise.levels(); level++) {
            if (!clock.hasReached(level)) {
                next = earlier(next, new Alarm(promise.triggers(level, clock.watch()), place, level));
            }
        }
        return next;
    }

    private static Alarm earlier(Alarm a, Alarm b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.at < a.at ? b : a;
    }
}
