package io.switchboard.chaos.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.chaos.oracle.Hours.Open;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A calendar as it is written: the hours of some days of the week in a zone, from one date to another. */
record Week(LocalDate first, LocalDate last) {

    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    Hours hours(JsonNode calendar) {
        JsonNode rules = calendar.path("open");
        if (rules.asText().equals("24x7")) {
            return Hours.ALWAYS;
        }
        ZoneId zone = ZoneId.of(calendar.path("zone").asText());
        List<Open> open = new ArrayList<>();
        rules.forEach(rule -> {
            Set<DayOfWeek> days = days(rule.path("days").asText());
            first.datesUntil(last.plusDays(1))
                    .filter(date -> days.contains(date.getDayOfWeek()))
                    .forEach(
                            date -> times(rule.path("hours")).forEach(times -> open.add(onThatDay(times, date, zone))));
        });
        return Hours.of(open);
    }

    private static Set<DayOfWeek> days(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return EnumSet.of(day(text));
        }
        return EnumSet.range(day(text.substring(0, dash)), day(text.substring(dash + 1)));
    }

    private static DayOfWeek day(String text) {
        return DayOfWeek.of(DAYS.indexOf(text) + 1);
    }

    private static Stream<String> times(JsonNode hours) {
        return hours.isArray() ? hours.valueStream().map(JsonNode::asText) : Stream.of(hours.asText());
    }

    private static Open onThatDay(String times, LocalDate date, ZoneId zone) {
        int dash = times.indexOf('-');
        String from = times.substring(0, dash);
        String to = times.substring(dash + 1);
        boolean overNight = to.compareTo(from) <= 0;
        return new Open(instant(date, from, zone), instant(overNight ? date.plusDays(1) : date, to, zone));
    }

    private static long instant(LocalDate date, String time, ZoneId zone) {
        return time.equals("24:00")
                ? instant(date.plusDays(1), "00:00", zone)
                : date.atTime(LocalTime.parse(time)).atZone(zone).toInstant().toEpochMilli();
    }
}
