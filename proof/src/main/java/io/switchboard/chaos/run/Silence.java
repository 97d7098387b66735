package io.switchboard.chaos.run;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Nothing new is written, though checkpoints complete. What is visible would not say it: a transaction that a dead process left
 * open hides all that comes after it.
 */
final class Silence {

    private final int checkpoints;
    private long since = Long.MAX_VALUE;
    private long sinceNanos;
    private long told = -1;

    /** Of so many checkpoints at least. */
    Silence(int checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** There is still something to tell. */
    void broken() {
        told = -1;
    }

    /**
     * Whether it has lasted long enough.
     *
     * @param completed checkpoints so far, nothing while nobody can be asked; a job that is submitted again counts anew
     * @param now how many records are written, committed or not
     */
    boolean lasts(OptionalLong completed, long now) {
        if (completed.isEmpty()) {
            return false;
        }
        if (now != told || completed.getAsLong() < since) {
            told = now;
            since = completed.getAsLong();
            sinceNanos = System.nanoTime();
        }
        return completed.getAsLong() - since >= checkpoints;
    }

    /** Whether one that lasts has lasted so long. */
    boolean lasts(Duration time) {
        return System.nanoTime() - sinceNanos >= time.toNanos();
    }
}
