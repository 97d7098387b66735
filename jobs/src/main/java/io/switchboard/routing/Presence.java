package io.switchboard.routing;

/** Whether an agent takes items now. */
public enum Presence {
    AVAILABLE,
    /** At work, but not to be offered anything: a break, a time-out, no heartbeat. */
    AWAY,
    OFFLINE
}
