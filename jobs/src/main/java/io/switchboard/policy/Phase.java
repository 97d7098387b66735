package io.switchboard.policy;

/** What a state of the item means to a clock. */
public enum Phase {
    /** It counts. */
    RUN,
    /** It rests: the time is kept, nothing is due. */
    PAUSE,
    /** It is fulfilled. */
    STOP,
    /** It ends without having been fulfilled. */
    CLOSE;

    /** The cycle is over. */
    public boolean ends() {
        return this == STOP || this == CLOSE;
    }
}
