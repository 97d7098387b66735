package io.switchboard.routing;

/** What a decision says of an item. */
public enum Verdict {
    OFFERED,
    ASSIGNED,
    DECLINED,
    TIMED_OUT,
    /** Taken back from an agent who went away before accepting. */
    WITHDRAWN,
    COMPLETED,
    ABANDONED,
    REFUSED,
    HELD,
    ESCALATED,
    OVERFLOWED,
    /** What was asked for makes no sense, as an answer from an agent nobody knows: nothing changed. */
    REJECTED
}
