package io.switchboard.policy;

/** Whose clock runs where several policies that match an item have the same clock. */
public enum Mode {
    /** The highest rank's. */
    FIRST_MATCH,
    /** Everyone's. */
    ALL_MATCH,
    /** That which would be due first if nothing happened. */
    STRICTEST
}
