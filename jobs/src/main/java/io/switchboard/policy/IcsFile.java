package io.switchboard.policy;

import io.switchboard.calendar.CalendarRules.OnDate;
import io.switchboard.calendar.Hours;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.DtStart;

/** The holidays of an iCalendar file, as other calendars export them: whole days, parts of days, and those that recur. */
final class IcsFile {

    private static final LocalDate FIRST = LocalDate.of(PublicHolidays.FIRST_YEAR, 1, 1);
    private static final LocalDate LAST = LocalDate.of(PublicHolidays.LAST_YEAR, 12, 31);

    private final Node place;
    private final Path file;
    private final ZoneId zone;

    private IcsFile(Node place, Path file, ZoneId zone) {
        this.place = place;
        this.file = file;
        this.zone = zone;
    }

    /** What {@code {ics: file}} closes in a calendar of this zone; the file is looked for in {@code folder}. */
    static List<OnDate> read(Node entry, Path folder, ZoneId zone) {
        entry.only("ics");
        Node name = entry.get("ics");
        IcsFile file = new IcsFile(name, folder.resolve(name.text()), zone);
        return PublicHolidays.withOwnLoader(file::holidays);
    }

    private List<OnDate> holidays() {
        List<OnDate> holidays = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (CalendarComponent part : new CalendarBuilder().build(reader).<CalendarComponent>getComponents()) {
                if (part instanceof VEvent event) {
                    requireOwn(event);
                    holidays.addAll(isCancelled(event) ? List.of() : holidays(event));
                }
            }
        } catch (NoSuchFileException e) {
            throw place.wrong("there is no file %s: put it beside the policy file".formatted(file));
        } catch (IOException | ParserException | IllegalArgumentException | DateTimeException e) {
            if (e instanceof PolicyException known) {
                throw known;
            }
            throw place.wrong("%s is not an iCalendar file, %s: export it again".formatted(file, e.getMessage()));
        }
        if (holidays.isEmpty()) {
            throw place.wrong("%s has no event from %d to %d: export it again, or remove it"
                    .formatted(file, PublicHolidays.FIRST_YEAR, PublicHolidays.LAST_YEAR));
        }
        return holidays;
    }

    /** The event that recurs knows nothing of what was moved or cancelled apart from it, and would close its time. */
    private void requireOwn(VEvent event) {
        if (!value(event, Property.RECURRENCE_ID).isEmpty()) {
            throw wrong(
                    event,
                    isCancelled(event)
                            ? "cancels one of its recurrences: remove it, and exclude the date (EXDATE)"
                            : "moves one of its recurrences: make that an event of its own, and exclude the date");
        }
    }

    private static boolean isCancelled(VEvent event) {
        return value(event, Property.STATUS).equals("CANCELLED");
    }

    private List<OnDate> holidays(VEvent event) {
        Temporal start = event.<DtStart<Temporal>>getProperty(Property.DTSTART)
                .orElseThrow(() -> wrong(event, "has no DTSTART: give it a date"))
                .getDate();
        boolean lasts = start instanceof LocalDate
                || event.getProperty(Property.DTEND).isPresent()
                || event.getProperty(Property.DURATION).isPresent();
        Temporal end =
                event.<Temporal>getEndDate(true).map(DateProperty::getDate).orElse(start);
        if (!lasts || !local(start).isBefore(local(end))) {
            throw wrong(event, "has no length: give it an end after its start");
        }
        List<OnDate> holidays = new ArrayList<>();
        for (Period<?> time : times(event, start)) {
            close(local(time.getStart()), local(time.getEnd()), holidays);
        }
        return holidays;
    }

    /** In the event's own kind of time, or the library cannot compare. */
    private Set<? extends Period<?>> times(VEvent event, Temporal start) {
        Period<?> horizon = start instanceof LocalDate
                ? new Period<>(FIRST, LAST)
                : start instanceof LocalDateTime
                        ? new Period<>(FIRST.atStartOfDay(), LAST.atTime(LocalTime.MAX))
                        : new Period<>(
                                FIRST.atStartOfDay(zone),
                                LAST.atTime(LocalTime.MAX).atZone(zone));
        return event.calculateRecurrenceSet(horizon);
    }

    /** Date by date. */
    private static void close(LocalDateTime start, LocalDateTime end, List<OnDate> holidays) {
        LocalDateTime from = start;
        while (from.isBefore(end)) {
            LocalDateTime midnight = from.toLocalDate().plusDays(1).atStartOfDay();
            LocalDateTime until = midnight.isBefore(end) ? midnight : end;
            holidays.add(new OnDate(from.toLocalDate(), new Hours(from.toLocalTime(), until.toLocalTime())));
            from = until;
        }
    }

    private LocalDateTime local(Temporal time) {
        if (time instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        LocalDateTime local =
                time instanceof LocalDateTime floating ? floating : LocalDateTime.ofInstant(Instant.from(time), zone);
        return local.truncatedTo(ChronoUnit.SECONDS);
    }

    private PolicyException wrong(VEvent event, String problem) {
        return place.wrong("%s: event \"%s\" %s".formatted(file, value(event, Property.SUMMARY), problem));
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse("");
    }
}
