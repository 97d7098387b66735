package io.switchboard.audit;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long to wait before what was read side by side is compared: topics are committed one by one, so what belongs together
 * comes apart. It is the machine's time, in milliseconds, and no shorter after a start, when a backlog is read.
 */
final class Patience implements Serializable {

    private static final long serialVersionUID = 1;

    /** Looks are gathered to this many milliseconds: a timer for each record would be of no use. */
    private static final long TICK = 1_000;

    private final long forMs;

    private transient Long began;

    Patience(Duration time) {
        this.forMs = time.toMillis();
    }

    /** When to look at what changed at {@code changedAt}; timers of before a start are too early. */
    long until(long changedAt, long now) {
        if (began == null) {
            began = now;
        }
        return (Math.max(changedAt, began) + forMs + TICK - 1) / TICK * TICK;
    }
}
