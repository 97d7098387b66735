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
    /** Agents of another pool take a flooded pool's items, too: of no item, as the next. */
    HELP_OPENED,
    HELP_CLOSED,
    /** What was asked for makes no sense, as an answer from an agent nobody knows: nothing changed. */
    REJECTED
}
