package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.calendar.CalendarRules;
import io.switchboard.calendar.CalendarRules.OnDate;
import io.switchboard.calendar.CalendarRules.Weekly;
import io.switchboard.calendar.CalendarVersion;
import io.switchboard.calendar.Hours;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the calendars of a policy document. */
final class CalendarReader {

    private static final String ALWAYS = "24x7";
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern DASH = Pattern.compile("\\s*-\\s*");

    private CalendarReader() {}

    /** Reads calendars whose files are in the folder in which the process runs. */
    static Map<String, BusinessCalendar> read(Node calendars) {
        return read(calendars, Path.of(""));
    }

    /** Reads calendars; {@code folder} is where their files are. */
    static Map<String, BusinessCalendar> read(Node calendars, Path folder) {
        Map<String, BusinessCalendar> known = new LinkedHashMap<>();
        calendars
                .parts()
                .forEach(
                        (id, node) -> known.put(id, node.made(() -> new BusinessCalendar(versions(id, node, folder)))));
        return known;
    }

    /** The versions of one calendar: a list of them, or the only one. */
    static List<CalendarVersion> versions(String id, Node node, Path folder) {
        return node.listOrOne().stream()
                .map(version -> version(id, version, folder))
                .toList();
    }

    private static CalendarVersion version(String id, Node node, Path folder) {
        node.only("zone", "open", "holidays", "except", "version", "effectiveFrom", "author", "reason", "source");
        ZoneId zone = zone(node.get("zone"));
        List<Weekly> weekly = new ArrayList<>();
        List<OnDate> extra = new ArrayList<>();
        Node open = node.get("open");
        if (open.isText()) {
            roundTheClock(open, weekly);
        } else {
            open.list().forEach(rule -> opening(rule, weekly, extra));
        }
        List<OnDate> holidays = new HolidayReader(folder, zone).read(node);
        int number = node.find("version").map(CalendarReader::number).orElse(1);
        long effectiveFrom =
                node.find("effectiveFrom").map(CalendarReader::instant).orElse(CalendarVersion.ALWAYS);
        return node.made(() -> new CalendarVersion(
                number,
                effectiveFrom,
                node.find("author").map(Node::text).orElse(""),
                node.find("reason").map(Node::text).orElse(""),
                HolidayReader.source(node),
                new CalendarRules(id, zone, weekly, extra, holidays)));
    }

    private static int number(Node node) {
        try {
            return Integer.parseInt(node.text());
        } catch (NumberFormatException e) {
            throw node.wrong("\"%s\" is not a version: count 1, 2, 3".formatted(node.text()));
        }
    }

    private static long instant(Node node) {
        try {
            return OffsetDateTime.parse(node.text()).toInstant().toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw node.wrong("\"%s\" is not an instant: write date, time and offset, as in 2026-07-01T00:00:00Z"
                    .formatted(node.text()));
        }
    }

    private static void roundTheClock(Node open, List<Weekly> weekly) {
        if (!open.text().equals(ALWAYS)) {
            throw open.wrong("\"%s\" says not when: write 24x7, or a list of {days: Mon-Fri, hours: \"09:00-17:00\"}"
                    .formatted(open.text()));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            weekly.add(new Weekly(day, Hours.WHOLE_DAY));
        }
    }

    private static void opening(Node rule, List<Weekly> weekly, List<OnDate> extra) {
        rule.only("days", "date", "hours");
        if (rule.find("days").isPresent() == rule.find("date").isPresent()) {
            throw rule.wrong("needs either days, as in Mon-Fri, or a date");
        }
        List<Hours> stretches = hours(rule.get("hours"));
        for (Hours hours : stretches) {
            rule.find("days").ifPresent(days -> days(days).forEach(day -> weekly.add(new Weekly(day, hours))));
            rule.find("date").ifPresent(date -> extra.add(new OnDate(date(date), hours)));
        }
    }

    static List<Hours> hours(Node node) {
        List<Node> parts = node.isText() ? List.of(node) : node.filledList();
        return parts.stream()
                .map(part -> part.made(() -> Hours.parse(part.text())))
                .toList();
    }

    /** Mon, Mon-Fri, Fri-Mon; or several of them, in a list or with commas between. */
    private static Set<DayOfWeek> days(Node node) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Node part : node.isText() ? List.of(node) : node.filledList()) {
            for (String range : COMMA.split(part.text(), -1)) {
                String[] ends = DASH.split(range, 2);
                DayOfWeek last = day(ends[ends.length - 1], part);
                for (DayOfWeek day = day(ends[0], part); ; day = day.plus(1)) {
                    days.add(day);
                    if (day == last) {
                        break;
                    }
                }
            }
        }
        return days;
    }

    private static DayOfWeek day(String name, Node node) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name.equalsIgnoreCase(day.name()) || name.equalsIgnoreCase(shortName(day)))
                .findFirst()
                .orElseThrow(() -> node.wrong("unknown day \"%s\": %s".formatted(name, Nearest.use(name, dayNames()))));
    }

    private static List<String> dayNames() {
        return Arrays.stream(DayOfWeek.values()).map(CalendarReader::shortName).toList();
    }

    private static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ROOT);
    }

    static LocalDate date(Node node) {
        if (!DATE.matcher(node.text()).matches()) {
            throw noDate(node);
        }
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeParseException e) {
            throw noDate(node);
        }
    }

    private static PolicyException noDate(Node node) {
        return node.wrong("\"%s\" is not a date: write year-month-day, as in 2026-12-24".formatted(node.text()));
    }

    private static ZoneId zone(Node node) {
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (known.contains(node.text())) {
            return ZoneId.of(node.text());
        }
        String remedy = Nearest.to(node.text(), known)
                .map("did you mean %s?"::formatted)
                .orElse("use an IANA name, as in Europe/Berlin, or UTC");
        throw node.wrong("unknown zone \"%s\": %s".formatted(node.text(), remedy));
    }
}
