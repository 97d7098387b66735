package io.switchboard.policy;

import io.switchboard.calendar.CalendarRules.OnDate;
import io.switchboard.calendar.Hours;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the holidays of a calendar into dates, in order and each once, wherever they come from: what is published does
 * not depend on a file or a library of the machine that reads it.
 */
final class HolidayReader {

    private static final Comparator<OnDate> BY_DATE = Comparator.comparing(OnDate::date)
            .thenComparing(day -> day.hours().opens())
            .thenComparing(day -> day.hours().closes());

    private final Path folder;
    private final ZoneId zone;

    HolidayReader(Path folder, ZoneId zone) {
        this.folder = folder;
        this.zone = zone;
    }

    /** The holidays of a calendar, without those that it excepts. */
    List<OnDate> read(Node calendar) {
        List<OnDate> holidays = entries(calendar, "holidays")
                .flatMap(this::entry)
                .distinct()
                .sorted(BY_DATE)
                .toList();
        List<LocalDate> dates = holidays.stream().map(OnDate::date).toList();
        List<LocalDate> except =
                entries(calendar, "except").map(node -> exception(node, dates)).toList();
        return holidays.stream().filter(day -> !except.contains(day.date())).toList();
    }

    /** The library and version behind the calendar's public holidays; empty if it names none. */
    static String source(Node calendar) {
        boolean library = entries(calendar, "holidays")
                .anyMatch(entry -> !entry.isText() && entry.find("public").isPresent());
        return library
                ? PublicHolidays.SOURCE
                : calendar.find("source").map(Node::text).orElse("");
    }

    private Stream<OnDate> entry(Node entry) {
        if (entry.isText()) {
            return Stream.of(new OnDate(CalendarReader.date(entry), Hours.WHOLE_DAY));
        }
        if (entry.find("public").isPresent()) {
            return PublicHolidays.read(entry).stream().map(date -> new OnDate(date, Hours.WHOLE_DAY));
        }
        if (entry.find("ics").isPresent()) {
            return IcsFile.read(entry, folder, zone).stream();
        }
        entry.only("date", "hours", "public", "region", "ics");
        LocalDate date = CalendarReader.date(entry.get("date"));
        return CalendarReader.hours(entry.get("hours")).stream().map(hours -> new OnDate(date, hours));
    }

    private static LocalDate exception(Node node, List<LocalDate> holidays) {
        LocalDate date = CalendarReader.date(node);
        if (!holidays.contains(date)) {
            throw node.wrong("%s is no holiday of this calendar: remove it".formatted(date));
        }
        return date;
    }

    private static Stream<Node> entries(Node calendar, String key) {
        return calendar.find(key).map(Node::list).orElse(List.of()).stream();
    }
}
