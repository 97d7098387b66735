package io.switchboard.sla;

import java.util.function.LongSupplier;

/**
 * Between two turns of a long work: the task has its mail and its input to itself, one piece of each at a time. It is over after
 * as long as the turn before it took, or sooner when there is nothing to do.
 */
final class Pause {

    /**
     * Pieces after which there is nothing to do, if no event was among them. Not the first: watermarks and barriers come between
     * events, and if each of them cost a turn, a checkpoint and the events behind it would wait for a dozen. Those that are for
     * nothing cost microseconds.
     */
    static final int SILENCE = 64;

    private final LongSupplier clock;
    private final LongSupplier heard;
    private final long until;
    private long heardBefore;
    private int silent;

    /**
     * @param clock in milliseconds
     * @param heard how many events there were so far
     */
    Pause(Turn before, LongSupplier clock, LongSupplier heard) {
        this.clock = clock;
        this.heard = heard;
        this.until = clock.getAsLong() + before.pause();
        this.heardBefore = heard.getAsLong();
    }

    /** Whether it is the work's turn again; to be asked after each piece. */
    boolean isOver() {
        long now = heard.getAsLong();
        silent = now == heardBefore ? silent + 1 : 0;
        heardBefore = now;
        return silent >= SILENCE || clock.getAsLong() >= until;
    }
}
