package io.switchboard.policy;

/** What a clock does when an item comes back from a state that ended it. */
public enum Reopen {
    /** The same cycle goes on: its open spans add up. */
    CONTINUE,
    /** The first end was for good. */
    IGNORE
}
