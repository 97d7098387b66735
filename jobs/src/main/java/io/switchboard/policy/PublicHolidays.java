package io.switchboard.policy;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The public holidays of a country or a part of it, from a library that many people keep up to date. */
final class PublicHolidays {

    /** The library and its version: part of the version of every calendar that takes dates from it. */
    static final String SOURCE = "jollyday-2.19.0";

    /** The oldest recorded feed begins in 1999. */
    static final int FIRST_YEAR = 1999;

    /** No target reaches further than ten years; long before this the calendar is published again. */
    static final int LAST_YEAR = 2060;

    private PublicHolidays() {}

    /** The days off of {@code {public: DE, region: by}}. */
    static Collection<LocalDate> read(Node entry) {
        entry.only("public", "region");
        return withOwnLoader(() -> {
            HolidayManager manager = manager(entry.get("public"));
            String[] region = entry.find("region")
                    .map(node -> region(node, manager.getCalendarHierarchy()))
                    .orElse(new String[0]);
            Set<LocalDate> dates = IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                    .mapToObj(Year::of)
                    .flatMap(year -> manager.getHolidays(year, HolidayType.PUBLIC_HOLIDAY, region).stream())
                    .map(Holiday::getDate)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (dates.isEmpty()) {
                throw entry.wrong("%s has no public holidays of its own: name the region, or list the dates"
                        .formatted(entry.get("public").text()));
            }
            return dates;
        });
    }

    private static HolidayManager manager(Node country) {
        Set<String> known = HolidayManager.getSupportedCalendarCodes().stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!known.contains(country.text())) {
            throw country.wrong(
                    "no public holidays are known for \"%s\": write a country as in DE, or list its dates, or import an ics file"
                            .formatted(country.text()));
        }
        return HolidayManager.getInstance(
                ManagerParameters.create(country.text().toLowerCase(Locale.ROOT)));
    }

    /** A region, or a place within one as in {@code by/ag}. */
    private static String[] region(Node node, CalendarHierarchy country) {
        String[] path = node.text().split("/", -1);
        Map<String, CalendarHierarchy> known = country.getChildren();
        for (String part : path) {
            if (!known.containsKey(part)) {
                throw node.wrong("unknown region \"%s\": %s"
                        .formatted(part, known.isEmpty() ? "leave it out" : Nearest.use(part, sorted(known))));
            }
            known = known.get(part).getChildren();
        }
        return path;
    }

    private static List<String> sorted(Map<String, CalendarHierarchy> regions) {
        return regions.keySet().stream().sorted().toList();
    }

    /** The library finds its parts by the thread's class loader, which in a cluster need not be that of the job. */
    static <T> T withOwnLoader(Supplier<T> ask) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(PublicHolidays.class.getClassLoader());
        try {
            return ask.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
