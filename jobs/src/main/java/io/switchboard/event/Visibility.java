package io.switchboard.event;

/** Who can read a message. */
public enum Visibility {
    PUBLIC,
    INTERNAL
}
