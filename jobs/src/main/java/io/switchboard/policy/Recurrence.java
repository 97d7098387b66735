package io.switchboard.policy;

/** When a clock whose cycle has ended begins another. */
public enum Recurrence {
    /** Never. */
    NONE,
    /** At once. */
    INDEPENDENT,
    /** When the target of the cycle before has passed. */
    SEQUENTIAL
}
