package io.switchboard.sla;

import java.util.function.LongSupplier;

/** A piece of a long work, so short that neither an event nor a checkpoint waits for long; then it is their turn. */
final class Turn {

    /** In milliseconds; a step of the work takes far less than one. */
    static final long LONGEST = 10;

    /** Steps: the clock ticks too coarsely to stop at a hundred quick ones. */
    static final int MOST = 200;

    private final LongSupplier clock;
    private final long began;
    private int steps;

    /**
     * @param clock in milliseconds
     */
    Turn(LongSupplier clock) {
        this.clock = clock;
        this.began = clock.getAsLong();
    }

    /** Whether there is no time for another step, now that one is done. */
    boolean isOver() {
        return ++steps >= MOST || clock.getAsLong() - began >= LONGEST;
    }

    /** Milliseconds that events, if there are any, have to themselves before the next turn: as long as this one was. */
    long pause() {
        return Math.max(1, clock.getAsLong() - began);
    }
}
