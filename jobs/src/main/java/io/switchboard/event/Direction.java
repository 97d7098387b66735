package io.switchboard.event;

/** Who began the conversation; of an OUTBOUND ticket nothing is owed before the customer's first message. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
