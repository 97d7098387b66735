package io.switchboard.calendar;

import io.switchboard.calendar.CalendarRules.OnDate;
import io.switchboard.calendar.CalendarRules.Weekly;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** Calendars in the words of a test: {@code open("Europe/Berlin").weekdays("09:00-17:00").holiday("2026-04-03")}. */
final class Calendars {

    private final String zone;
    private final List<Weekly> weekly = new ArrayList<>();
    private final List<OnDate> extra = new ArrayList<>();
    private final List<OnDate> holidays = new ArrayList<>();

    private Calendars(String zone) {
        this.zone = zone;
    }

    static Calendars open(String zone) {
        return new Calendars(zone);
    }

    Calendars weekdays(String... hours) {
        return on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), hours);
    }

    Calendars daily(String... hours) {
        return on(EnumSet.allOf(DayOfWeek.class), hours);
    }

    Calendars on(DayOfWeek day, String... hours) {
        return on(EnumSet.of(day), hours);
    }

    private Calendars on(EnumSet<DayOfWeek> days, String... hours) {
        days.forEach(day -> Arrays.stream(hours)
                .map(Hours::parse)
                .map(h -> new Weekly(day, h))
                .forEach(weekly::add));
        return this;
    }

    Calendars extra(String date, String hours) {
        extra.add(new OnDate(LocalDate.parse(date), Hours.parse(hours)));
        return this;
    }

    Calendars holiday(String date) {
        return holiday(date, "00:00-24:00");
    }

    Calendars holiday(String date, String hours) {
        holidays.add(new OnDate(LocalDate.parse(date), Hours.parse(hours)));
        return this;
    }

    CalendarRules rules() {
        return new CalendarRules("test", ZoneId.of(zone), weekly, extra, holidays);
    }

    BusinessCalendar calendar() {
        return new BusinessCalendar(rules());
    }
}
