package io.switchboard.chaos.oracle;

/** What a status means to a clock. */
enum Phase {
    RUN,
    PAUSE,
    /** Ended fulfilled. */
    STOP,
    /** Ended unfulfilled. */
    CLOSE;

    boolean isOpen() {
        return this == RUN || this == PAUSE;
    }
}
