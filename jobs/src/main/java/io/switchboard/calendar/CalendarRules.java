package io.switchboard.calendar;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A calendar as one writes it down: what is open is every week's hours and the extra dates together, less the holidays
 * . A holiday wins over an extra date. It closes what the clock on the wall shows as its date: of a night shift
 * the part before or after midnight; {@code 22:00-06:00} as its hours takes the shift that begins on its evening.
 *
 * @param zone an IANA zone, whose clock the hours are read from
 * @param weekly hours of every such day of the week
 * @param extra hours of single dates, added to those of the week
 * @param holidays hours of single dates in which nobody works
 */
public record CalendarRules(String id, ZoneId zone, List<Weekly> weekly, List<OnDate> extra, List<OnDate> holidays)
        implements Serializable {

    /** Further than any rule reaches from its own date: a night, and a zone that skips a day. */
    private static final int REACH_DAYS = 3;

    /** Hours that come back every week. */
    public record Weekly(DayOfWeek day, Hours hours) implements Serializable {}

    /** Hours of one date. */
    public record OnDate(LocalDate date, Hours hours) implements Serializable {}

    public CalendarRules {
        weekly = List.copyOf(weekly);
        extra = List.copyOf(extra);
        holidays = List.copyOf(holidays);
        if (zone instanceof ZoneOffset) {
            throw new IllegalArgumentException(
                    "calendar %s: zone %s is a fixed offset: name a place, as in Europe/Berlin, or UTC"
                            .formatted(id, zone));
        }
    }

    /** Round the clock, every day. */
    static CalendarRules always(String id) {
        List<Weekly> weekly = EnumSet.allOf(DayOfWeek.class).stream()
                .map(day -> new Weekly(day, Hours.WHOLE_DAY))
                .toList();
        return new CalendarRules(id, ZoneId.of("UTC"), weekly, List.of(), List.of());
    }

    boolean neverCloses() {
        return holidays.isEmpty()
                && weekly.stream()
                                .filter(rule -> rule.hours().equals(Hours.WHOLE_DAY))
                                .map(Weekly::day)
                                .distinct()
                                .count()
                        == DayOfWeek.values().length;
    }

    /** What is open in {@code [from, to)}, in order, without overlaps. */
    List<Interval> open(long from, long to) {
        List<Interval> open = new ArrayList<>();
        shifts(dateAt(from).minusDays(REACH_DAYS), dateAt(to).plusDays(REACH_DAYS))
                .forEach((date, shifts) -> open.addAll(shifts));
        return Interval.within(Interval.unite(open), new Interval(from, to));
    }

    /** What is open of the hours that begin on each date, in order; a date without any is left out. */
    SortedMap<LocalDate, List<Interval>> shifts(LocalDate first, LocalDate last) {
        List<Interval> closed =
                Interval.unite(onDates(holidays, first.minusDays(REACH_DAYS), last.plusDays(REACH_DAYS)));
        SortedMap<LocalDate, List<Interval>> shifts = new TreeMap<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            List<Interval> left = Interval.subtract(Interval.unite(hoursOf(day)), closed);
            if (!left.isEmpty()) {
                shifts.put(day, left);
            }
        }
        return shifts;
    }

    Interval interval(OnDate rule) {
        return interval(rule.date(), rule.hours());
    }

    private List<Interval> hoursOf(LocalDate day) {
        List<Interval> hours = onDates(extra, day, day);
        for (Weekly rule : weekly) {
            if (rule.day() == day.getDayOfWeek()) {
                hours.add(interval(day, rule.hours()));
            }
        }
        return hours;
    }

    private List<Interval> onDates(List<OnDate> rules, LocalDate first, LocalDate last) {
        List<Interval> intervals = new ArrayList<>();
        for (OnDate rule : rules) {
            if (!rule.date().isBefore(first) && !rule.date().isAfter(last)) {
                intervals.add(interval(rule));
            }
        }
        return intervals;
    }

    private Interval interval(LocalDate date, Hours hours) {
        LocalDate lastDay = hours.intoNextDay() ? date.plusDays(1) : date;
        return new Interval(instant(date.atTime(hours.opens())), instant(lastDay.atTime(hours.closes())));
    }

    /** A time that the clocks skip moves forward by the gap; of one they show twice it is the first. */
    private long instant(LocalDateTime local) {
        return local.atZone(zone).toInstant().toEpochMilli();
    }

    private LocalDate dateAt(long instant) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(instant), zone);
    }
}
