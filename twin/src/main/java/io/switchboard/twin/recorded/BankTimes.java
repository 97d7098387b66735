package io.switchboard.twin.recorded;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * The moments of a call at the bank, never going backwards.
 *
 * <p>The recorder's wall clock has no zone and is read as UTC: a zone would stretch the calls of the night in which the
 * clocks change, while the recorded durations count true seconds. A call is dated by its entry; a later time of day
 * that would lie half a day off belongs to the next day. Some stamps are a few seconds early: they are moved up to the
 * moment before them, and the recorded durations keep their length.
 */
record BankTimes(Instant entered, boolean didQueue, Instant queued, Instant waited, Instant served) {

    /** The source is of 1999: two digits mean 1950 to 2049. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1950)
            .appendPattern("MMdd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final Duration DAY = Duration.ofDays(1);

    static BankTimes of(Row row) throws MalformedRow {
        LocalTime queueStart = time(row, "q_start");
        LocalTime midnight = LocalTime.MIDNIGHT;
        boolean didQueue = !(queueStart.equals(midnight) && time(row, "q_exit").equals(midnight));

        Instant entered = date(row).atTime(time(row, "vru_entry")).toInstant(ZoneOffset.UTC);
        Instant leftMenu = nearest(entered, time(row, "vru_exit"));
        Instant queued = later(entered, didQueue ? nearest(leftMenu, queueStart) : leftMenu);
        Instant waited = didQueue ? queued.plusSeconds(seconds(row, "q_time")) : queued;
        return new BankTimes(entered, didQueue, queued, waited, waited.plusSeconds(seconds(row, "ser_time")));
    }

    /** The moment closest to {@code anchor} at which the wall clock showed {@code time}. */
    private static Instant nearest(Instant anchor, LocalTime time) {
        Instant sameDay = anchor.atOffset(ZoneOffset.UTC).with(time).toInstant();
        if (sameDay.isBefore(anchor.minus(HALF_A_DAY))) {
            return sameDay.plus(DAY);
        }
        return sameDay.isAfter(anchor.plus(HALF_A_DAY)) ? sameDay.minus(DAY) : sameDay;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static long seconds(Row row, String column) throws MalformedRow {
        long seconds = row.number(column);
        if (seconds < 0 || seconds > DAY.toSeconds()) {
            throw new MalformedRow(
                    "%s is '%d', not between 0 and %d seconds".formatted(column, seconds, DAY.toSeconds()));
        }
        return seconds;
    }

    private static LocalDate date(Row row) throws MalformedRow {
        try {
            return LocalDate.parse(row.text("date"), DATE);
        } catch (DateTimeException notADate) {
            throw new MalformedRow("date is '" + row.text("date") + "', not yymmdd", notADate);
        }
    }

    private static LocalTime time(Row row, String column) throws MalformedRow {
        try {
            return LocalTime.parse(row.text(column), TIME);
        } catch (DateTimeException notATime) {
            throw new MalformedRow(column + " is '" + row.text(column) + "', not h:mm:ss", notATime);
        }
    }
}
