package io.switchboard.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something does not add up, or could not be counted.
 *
 * @param ids of the items it is about, and of the record where it has one; of rows the places of their records, of figures their names
 * @param expected how many there should be
 * @param actual how many there are
 * @param detail for a person
 * @param table whose rows it is about; null where it is about records alone
 */
public record Alarm(
        Kind kind,
        Instant windowStart,
        Instant windowEnd,
        List<String> ids,
        long expected,
        long actual,
        String detail,
        String table) {

    /** No more are named: whoever has lost more than so many looks for the reason and not for each. */
    public static final int MOST_IDS = 100;

    private static final long WINDOW_MS = Duration.ofMinutes(5).toMillis();

    /** What is wrong. */
    public enum Kind {
        /** Something that a final row lacks. */
        AFTER_FINAL,
        /** An event that came after the allowed lateness. */
        TOO_LATE,
        ESCALATION_DOUBLED,
        ESCALATION_MISSING,
        ESCALATION_UNTRUE,
        OUTCOME_DOUBLED,
        OUTCOME_MISSING,
        /** Of the breaches of a window a final row counts more or fewer than were told. */
        BREACHES_MISCOUNTED,
        /** What an earlier alarm was about is as it should be now. */
        AGREED,
        /** A committed record is no row of its table, though later ones of its partition are. */
        ROWS_MISSING,
        /** A record is more than one row. */
        ROWS_DOUBLED,
        /** A row has no record. */
        ROWS_UNKNOWN,
        /** For long no row was added, though there are records. */
        ROWS_BEHIND,
        /** A row of everybody's figures is not there in a revision, or was never FINAL. */
        FIGURES_MISSING,
        /** Final rows of an hour count more or fewer calls that came than that were answered, given up, gone or wait. */
        CALLS_MISCOUNTED,
        /** Of the cycles that ended in a window a final row counts more or fewer than were told, or more or fewer in time. */
        ENDS_MISCOUNTED
    }

    /** Of records alone. */
    public Alarm(
            Kind kind,
            Instant windowStart,
            Instant windowEnd,
            List<String> ids,
            long expected,
            long actual,
            String detail) {
        this(kind, windowStart, windowEnd, ids, expected, actual, detail, null);
    }

    /** The window of five minutes of the items' time in which a record belongs. */
    public static Instant windowOf(Instant at) {
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), WINDOW_MS) * WINDOW_MS);
    }

    /** When the window is over in which a record belongs. */
    public static Instant endOfWindow(Instant at) {
        return windowOf(at).plusMillis(WINDOW_MS);
    }

    static Alarm of(Difference difference) {
        return of(difference, Kind.valueOf(difference.kind().name()), expected(difference), actual(difference));
    }

    /** The difference is there no more. */
    static Alarm agreed(Difference difference) {
        return of(difference, Kind.AGREED, expected(difference), expected(difference));
    }

    private static Alarm of(Difference difference, Kind kind, long expected, long actual) {
        return new Alarm(
                kind,
                windowOf(difference.at()),
                endOfWindow(difference.at()),
                List.of(difference.itemId(), difference.what()),
                expected,
                actual,
                "%s: %s of clock %s, cycle %s, policy %s, item %s"
                        .formatted(
                                difference.kind(),
                                difference.what(),
                                difference.clock(),
                                difference.cycle(),
                                difference.policyId(),
                                difference.itemId()));
    }

    private static long expected(Difference difference) {
        return difference.kind() == Difference.Kind.ESCALATION_UNTRUE ? 0 : 1;
    }

    private static long actual(Difference difference) {
        return switch (difference.kind()) {
            case ESCALATION_DOUBLED, OUTCOME_DOUBLED -> 2;
            case ESCALATION_MISSING, OUTCOME_MISSING -> 0;
            case ESCALATION_UNTRUE -> 1;
        };
    }
}
