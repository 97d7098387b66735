package io.switchboard.quality;

import java.time.Instant;
import java.util.List;

/**
 * Two counts of the same thing differ, or something could not be counted.
 *
 * @param ids what it is about: items, or item/clock/cycle/policy
 * @param detail for a person
 */
public record Alarm(
        Kind kind,
        Instant windowStart,
        Instant windowEnd,
        List<String> ids,
        long expected,
        long actual,
        String detail) {

    /** What does not agree. */
    public enum Kind {
        /** Escalations and outcomes of one cycle. */
        BREACHES,
        /** What was read and what was counted in a window. */
        CONTACTS,
        /** Offered calls, and what became of them. */
        CALLS,
        /** Something that a final row lacks. */
        AFTER_FINAL,
        /** An event that came after the allowed lateness. */
        TOO_LATE
    }
}
