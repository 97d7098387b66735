package io.switchboard.quality;

import static io.switchboard.quality.Counter.*;

/** What several formulas about calls have in common. */
final class Calls {

    private Calls() {}

    static long answered(Counters c) {
        return c.get(ANSWERED_WITHIN) + c.get(ANSWERED_AFTER);
    }

    /** In the queue. */
    static long abandoned(Counters c) {
        return abandonedWithin(c) + c.get(ABANDONED_AFTER);
    }

    static long abandonedWithin(Counters c) {
        return c.get(ABANDONED_SHORT) + c.get(ABANDONED_WITHIN);
    }

    static long queued(Counters c) {
        return c.get(OFFERED) - c.get(ABANDONED_IN_MENU) - c.get(SERVED_IN_MENU);
    }

    /** Over calls that were answered, abandoned within the threshold, or came to it. */
    static long events(Counters c) {
        return answered(c) + abandoned(c) + c.get(WAITING_PAST);
    }

    static long handling(Counters c) {
        return c.get(TALK_MS) + c.get(HOLD_MS) + c.get(WRAP_MS);
    }
}
