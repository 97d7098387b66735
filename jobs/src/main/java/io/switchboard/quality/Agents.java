package io.switchboard.quality;

import static io.switchboard.quality.Counter.*;

/** What several formulas about the time of agents have in common. */
final class Agents {

    private Agents() {}

    private static long busy(Counters c) {
        return c.get(BUSY_MS) + c.get(WRAPPING_MS);
    }

    /** At work, or waiting for some. */
    static long ready(Counters c) {
        return busy(c) + c.get(AVAILABLE_MS);
    }

    /** Many know only who is there. Where nobody was told to be busy, it is not known how busy they were. */
    static Figure busyOf(Counters c, long of) {
        Figure figure = Figure.ratio(busy(c), of);
        return busy(c) == 0 ? figure.withheld() : figure;
    }

    /** Nothing where nobody said who was there. */
    static Figure onCalls(Counters c) {
        return ready(c) == 0 ? Figure.ratio(0, 0) : Figure.ratio(Calls.handling(c), ready(c));
    }
}
