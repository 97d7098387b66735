package io.switchboard.calendar;

import io.switchboard.calendar.CalendarRules.OnDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Refuses calendars under which something promised might never fall due. */
final class CalendarCheck {

    /** A calendar has to open again within this time. */
    private static final Duration PATIENCE = Duration.ofDays(400);

    /** Nearly every calendar opens within this time: the first look is short. */
    private static final Duration LOOK = Duration.ofDays(10);

    private CalendarCheck() {}

    /** One version by itself. */
    static void require(CalendarRules rules) {
        if (!rules.neverCloses()) {
            requireWeeklyHours(rules);
            requireOpenings(rules);
            rules.extra().forEach(extra -> requireTime(rules, extra));
        }
    }

    /** The seam at which a version comes into force: both may be closed long on their side of it. */
    static void requireOpeningAt(BusinessCalendar calendar, CalendarVersion version) {
        long closed = calendar.closedSince(version.effectiveFrom());
        if (calendar.between(closed, closed + PATIENCE.toMillis()) == 0) {
            throw new IllegalArgumentException(
                    "calendar %s does not open within %d days after %s, when it closes before its version %d: let it open"
                            .formatted(
                                    calendar.id(), PATIENCE.toDays(), Instant.ofEpochMilli(closed), version.number()));
        }
    }

    private static void requireWeeklyHours(CalendarRules rules) {
        if (rules.weekly().isEmpty()) {
            throw new IllegalArgumentException(rules.extra().stream()
                    .map(OnDate::date)
                    .max(Comparator.naturalOrder())
                    .map(last -> opensNoMoreAfter(rules, last))
                    .orElse("calendar %s never opens: give it hours, as in Mon-Fri 09:00-17:00".formatted(rules.id())));
        }
    }

    private static String opensNoMoreAfter(CalendarRules rules, LocalDate last) {
        return "calendar %s opens on single dates only, after %s never again: give it weekly hours"
                .formatted(rules.id(), last);
    }

    /** One after the other: what was found to open after one holiday need not be looked for after the next. */
    private static void requireOpenings(CalendarRules rules) {
        List<OnDate> inOrder = rules.holidays().stream()
                .sorted(Comparator.comparingLong(
                        holiday -> rules.interval(holiday).end()))
                .toList();
        long open = Long.MIN_VALUE;
        for (OnDate holiday : inOrder) {
            long from = rules.interval(holiday).end();
            open = from < open ? open : openAfter(rules, holiday, from);
        }
    }

    /** When it closes after having been open at some time after {@code from}. */
    private static long openAfter(CalendarRules rules, OnDate holiday, long from) {
        long until = from + PATIENCE.toMillis();
        for (long look = from; look < until; look += LOOK.toMillis()) {
            List<Interval> open = rules.open(look, Math.min(until, look + LOOK.toMillis()));
            if (!open.isEmpty()) {
                return open.get(open.size() - 1).end();
            }
        }
        throw new IllegalArgumentException(
                "calendar %s does not open within %d days after the holiday %s: let it open, or remove holidays"
                        .formatted(rules.id(), PATIENCE.toDays(), holiday.date()));
    }

    private static void requireTime(CalendarRules rules, OnDate extra) {
        Interval interval = rules.interval(extra);
        if (rules.open(interval.start(), interval.end()).isEmpty()) {
            throw new IllegalArgumentException(
                    "calendar %s: the extra hours %s of %s are all taken by a holiday or a clock change: remove either"
                            .formatted(rules.id(), extra.hours(), extra.date()));
        }
    }
}
