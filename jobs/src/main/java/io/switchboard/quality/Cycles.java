package io.switchboard.quality;

import static io.switchboard.quality.Counter.*;

/** What several formulas about cycles of clocks have in common. */
final class Cycles {

    private Cycles() {}

    static long met(Counters c) {
        return c.get(CYCLES_MET) + c.get(CYCLES_CLOSED_IN_TIME);
    }

    /** Cancelled ones never count. */
    static long ended(Counters c) {
        return met(c) + c.get(CYCLES_MET_LATE) + c.get(CYCLES_CLOSED_LATE);
    }

    static long fulfilled(Counters c) {
        return c.get(CYCLES_MET) + c.get(CYCLES_MET_LATE);
    }
}
