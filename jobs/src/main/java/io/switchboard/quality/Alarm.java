package io.switchboard.quality;

import java.time.Instant;
import java.util.List;

/**
 * Something could not be counted.
 *
 * @param ids of the items it is about
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

    /** Why not. */
    public enum Kind {
        /** Something that a final row lacks. */
        AFTER_FINAL,
        /** An event that came after the allowed lateness. */
        TOO_LATE
    }
}
