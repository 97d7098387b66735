package io.switchboard.chaos.verdict;

import java.time.Instant;
import java.util.Comparator;

/** One thing that is not as it should be; expected or actual is null where there is none. */
record Difference(Fault fault, String itemId, Instant at, Object expected, Object actual) {

    /** What happened first is told first. */
    static final Comparator<Difference> ORDER = Comparator.comparing(
                    Difference::at, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Difference::fault)
            .thenComparing(difference -> String.valueOf(difference.expected))
            .thenComparing(difference -> String.valueOf(difference.actual));

    /** What can be wrong. */
    enum Fault {
        LOST,
        UNEXPECTED,
        DIFFERENT,
        DUPLICATED,
        EARLY,
        LATE
    }
}
