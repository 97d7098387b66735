package io.switchboard.policy;

/** What a clock does when an item comes back from a state that ended it. */
public enum Reopen {
    /** The same cycle goes on: its open spans add up. */
    CONTINUE,
    /** A second cycle begins; the first stays as it ended. */
    NEW_CYCLE,
    /** The same cycle begins afresh: what it said before is withdrawn, and it will end anew. */
    RESTART_FROM_REOPEN,
    /** The first end was for good. */
    IGNORE
}
