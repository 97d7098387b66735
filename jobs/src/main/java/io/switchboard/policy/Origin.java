package io.switchboard.policy;

/** When a clock's first cycle begins. */
public enum Origin {
    TICKET_CREATED,
    /** Its start condition becomes true. */
    CONDITION_MET,
    /** The item first gets a group. */
    GROUP_ASSIGNED,
    /** The first public message of the customer; opening a ticket is one. */
    CUSTOMER_MESSAGE
}
