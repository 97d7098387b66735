package io.switchboard.chaos.run;

import java.time.Duration;
import java.util.OptionalLong;

/** Whether a job that is to come to its end still gets nearer to it, however slowly. */
final class Headway {

    private final long patienceNanos;
    private OptionalLong unread = OptionalLong.empty();
    private long told = -1;
    private long since = System.nanoTime();

    /** Given up after so long without any. */
    Headway(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /** Anything read or told since it was last made, or time left to do it. */
    boolean isMade(OptionalLong unreadNow, long toldNow) {
        if (toldNow != told || (unreadNow.isPresent() && !unreadNow.equals(unread))) {
            told = toldNow;
            unread = unreadNow;
            since = System.nanoTime();
        }
        return System.nanoTime() - since < patienceNanos;
    }
}
