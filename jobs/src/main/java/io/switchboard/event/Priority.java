package io.switchboard.event;

/** What an item must come before another by; P0 is the most urgent. */
public enum Priority {
    P0,
    P1,
    P2,
    P3,
    P4
}
