package io.switchboard.policy;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.switchboard.Proves;
import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.calendar.CalendarRules.OnDate;
import io.switchboard.calendar.CalendarVersion;
import io.switchboard.calendar.Hours;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarReaderTest {

    private static final String OFFICE =
            """
            office:
              zone: %s
              open: [{days: Mon-Fri, hours: "09:00-17:00"}]
              holidays: %s
            """;

    @Test
    @Proves("R-40")
    void thePublicHolidaysOfACountryAreClosed() {
        assertThat(holidaysOf(2026, "[{public: DE}]"))
                .containsExactly(
                        "2026-01-01",
                        "2026-04-03",
                        "2026-04-06",
                        "2026-05-01",
                        "2026-05-14",
                        "2026-05-25",
                        "2026-10-03",
                        "2026-12-25",
                        "2026-12-26");
        assertThat(holidaysOf(2026, "[{public: SG}]"))
                .as("the National Day is a Sunday, the Monday is off")
                .contains("2026-01-01", "2026-08-10", "2026-12-25");
    }

    @Test
    @Proves("R-40")
    void aRegionHasMoreOfThem() {
        assertThat(holidaysOf(2026, "[{public: DE, region: by}]"))
                .contains("2026-01-06", "2026-06-04", "2026-11-01")
                .doesNotContain("2026-08-08");
        assertThat(holidaysOf(2026, "[{public: DE, region: by/ag}]")).contains("2026-08-08");
    }

    @Test
    @Proves("R-40")
    void holidaysFromAllSourcesComeOnceAndInOrderLessThoseThatAreExcepted() {
        BusinessCalendar office = office(
                """
                [2026-12-31, {public: DE}, 2026-12-25, {date: 2026-12-24, hours: "12:00-24:00"}]
                  except: [2026-05-01, 2026-12-31]""");

        assertThat(dates(office, 2026))
                .containsSequence("2026-12-24", "2026-12-25", "2026-12-26")
                .doesNotContain("2026-05-01", "2026-12-31")
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(office.opensAt(at("2026-05-01T10:00:00Z"))).isEqualTo(at("2026-05-01T10:00:00Z"));
    }

    @Test
    @Proves("R-40")
    void aHolidayWinsOverExtraHoursAndIsExceptedToOpen() {
        String calendar =
                """
                office:
                  zone: Europe/Berlin
                  open:
                    - {days: Mon-Fri, hours: "09:00-17:00"}
                    - {date: 2026-10-03, hours: "10:00-14:00"}
                    - {date: 2026-10-10, hours: "10:00-14:00"}
                  holidays: [{public: DE}]
                """;

        assertThatThrownBy(() -> calendar(calendar))
                .hasMessageEndingWith("calendar office: the extra hours 10:00-14:00 of 2026-10-03 are all taken by a"
                        + " holiday or a clock change: remove either");
        assertThat(calendar(calendar + "  except: [2026-10-03]\n")
                        .between(at("2026-10-03T00:00:00Z"), at("2026-10-04T00:00:00Z")))
                .as("German Unity Day is a Saturday in 2026")
                .isEqualTo(Duration.ofHours(4).toMillis());
    }

    @Test
    @Proves("R-43")
    void theLibraryIsPartOfTheVersion() throws IOException {
        String pom = Files.readString(Path.of("../pom.xml"));

        assertThat("jollyday-" + pom.replaceAll("(?s).*<jollyday.version>(.*)</jollyday.version>.*", "$1"))
                .isEqualTo(PublicHolidays.SOURCE);
        assertThat(office("[{public: DE}]").versionAt(0)).startsWith("office v1 " + PublicHolidays.SOURCE + " tz");
        assertThat(office("[2026-12-25]").versionAt(0)).startsWith("office v1 tz");
    }

    /** As in a cluster: the job has a loader of its own, and the thread another, which knows nothing of the libraries. */
    @Test
    void holidaysAreFoundUnderAForeignClassLoader(@TempDir Path folder)
            throws IOException, ReflectiveOperationException {
        Files.writeString(folder.resolve("closed.ics"), ics("DTSTART;VALUE=DATE:20260703"));
        String yaml = OFFICE.formatted("Europe/Berlin", "[{public: FR}, {ics: closed.ics}]");
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader job = new URLClassLoader(classpath(), platform)) {
            thread.setContextClassLoader(platform);
            Method document = method(job, "YamlDocument", "read", String.class, String.class);
            Method read = method(job, "CalendarReader", "read", document.getReturnType(), Path.class);

            assertThat(read.invoke(null, document.invoke(null, "desk.yaml", yaml), folder)
                            .toString())
                    .contains("date=2026-07-03", "date=2026-07-14");
            assertThat(thread.getContextClassLoader()).isSameAs(platform);
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    private static Method method(ClassLoader job, String type, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        Method method = job.loadClass("io.switchboard.policy." + type).getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    private static URL[] classpath() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    @Test
    @Proves("R-40")
    void anIcsFileClosesWholeDaysAndPartsOfDays(@TempDir Path folder) throws IOException {
        assertThat(closedBy(folder, "DTSTART;VALUE=DATE:20260703"))
                .containsExactly(onDate("2026-07-03", "00:00-24:00"));
        assertThat(closedBy(folder, "DTSTART;VALUE=DATE:20260703", "DTEND;VALUE=DATE:20260705"))
                .containsExactly(onDate("2026-07-03", "00:00-24:00"), onDate("2026-07-04", "00:00-24:00"));
        assertThat(closedBy(folder, "DTSTART:20260703T120000", "DTEND:20260704T063000"))
                .as("the calendar's own time")
                .containsExactly(onDate("2026-07-03", "12:00-24:00"), onDate("2026-07-04", "00:00-06:30"));
        assertThat(closedBy(folder, "DTSTART:20260703T120000Z", "DURATION:PT90M"))
                .as("UTC is two hours behind Berlin's summer")
                .containsExactly(onDate("2026-07-03", "14:00-15:30"));
        assertThat(closedBy(folder, "DTSTART;TZID=America/New_York:20260703T080000", "DURATION:PT1H"))
                .containsExactly(onDate("2026-07-03", "14:00-15:00"));
    }

    @Test
    @Proves("R-40")
    void anIcsEventMayRecurForEverAndIsWrittenOutTo2060(@TempDir Path folder) throws IOException {
        List<OnDate> yearly = closedBy(folder, "DTSTART;VALUE=DATE:20200703", "RRULE:FREQ=YEARLY");

        assertThat(yearly).hasSize(41).endsWith(onDate("2060-07-03", "00:00-24:00"));
        assertThat(closedBy(
                        folder,
                        "DTSTART;TZID=Europe/Berlin:20261023T120000",
                        "DURATION:PT1H",
                        "RRULE:FREQ=WEEKLY;COUNT=3",
                        "EXDATE;TZID=Europe/Berlin:20261030T120000"))
                .as("noon stays noon when the clocks change")
                .containsExactly(onDate("2026-10-23", "12:00-13:00"), onDate("2026-11-06", "12:00-13:00"));
    }

    @Test
    void anEventThatWasCancelledClosesNothing(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("closed.ics"),
                ics("DTSTART;VALUE=DATE:20260703").replace("END:VCALENDAR\r\n", "")
                        + event("DTSTART;VALUE=DATE:20260704", "STATUS:CANCELLED")
                        + "END:VCALENDAR\r\n");

        assertThat(dates(office("[{ics: closed.ics}]", folder), 2026)).containsExactly("2026-07-03");
    }

    @Test
    @Proves("R-60")
    void aCalendarMayBeAListOfItsVersions() {
        BusinessCalendar office = calendar(VERSIONS);

        assertThat(office.versions())
                .extracting(CalendarVersion::number, CalendarVersion::effectiveFrom, CalendarVersion::author)
                .containsExactly(tuple(1, CalendarVersion.ALWAYS, ""), tuple(2, at("2026-07-01T00:00:00Z"), "Ada"));
        assertThat(office.between(at("2026-06-30T00:00:00Z"), at("2026-07-02T00:00:00Z")))
                .isEqualTo(Duration.ofHours(8 + 10).toMillis());
        assertThat(office.versions().get(1).reason()).isEqualTo("open: from 8, \"to 18\"");
    }

    @Test
    @Proves("R-60")
    void whatIsPublishedNeedsNeitherFilesNorLibraries(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("closed.ics"),
                ics("DTSTART:20260703T120030", "DURATION:PT90M", "RRULE:FREQ=YEARLY;COUNT=3"));
        List<BusinessCalendar> calendars = List.of(
                office("[{public: DE, region: by}, {ics: closed.ics}]", folder),
                calendar(VERSIONS),
                calendar("office: {zone: UTC, open: 24x7}"),
                calendar("office: {zone: UTC, open: [{days: Sat, hours: \"22:00-06:00\"}, {date: 2026-12-24,"
                        + " hours: \"06:00-24:00\"}]}"));

        for (BusinessCalendar calendar : calendars) {
            String published = calendar.versions().stream()
                    .map(CalendarDocument::explicit)
                    .toList()
                    .toString();
            BusinessCalendar read = calendar("office: " + published);

            assertThat(read).isEqualTo(calendar).hasToString(calendar.toString());
            assertThat(read.version()).isEqualTo(calendar.version());
            assertThat(published).doesNotContain("public", "ics", "\n");
        }
    }

    @Test
    @Proves("R-40")
    void theSaudiWeekIsSundayToThursday() {
        BusinessCalendar riyadh = calendar(
                """
                office:
                  zone: Asia/Riyadh
                  open: [{days: Sun-Thu, hours: "08:00-16:00"}]
                """);

        assertThat(riyadh.versions().get(0).rules().weekly())
                .extracting(rule -> rule.day())
                .contains(SUNDAY)
                .doesNotContain(SATURDAY)
                .hasSize(5);
    }

    private static final String VERSIONS =
            """
            office:
              - zone: Europe/Berlin
                open: [{days: Mon-Fri, hours: "09:00-17:00"}]
              - version: 2
                effectiveFrom: 2026-07-01T02:00:00+02:00
                author: Ada
                reason: 'open: from 8, "to 18"'
                zone: Europe/Berlin
                open: [{days: Mon-Fri, hours: "08:00-18:00"}]
            """;

    private static List<String> holidaysOf(int year, String holidays) {
        return dates(office(holidays), year);
    }

    private static List<String> dates(BusinessCalendar calendar, int year) {
        return calendar.versions().get(0).rules().holidays().stream()
                .map(OnDate::date)
                .filter(date -> date.getYear() == year)
                .map(LocalDate::toString)
                .toList();
    }

    private static List<OnDate> closedBy(Path folder, String... lines) throws IOException {
        Files.writeString(folder.resolve("closed.ics"), ics(lines));
        return office("[{ics: closed.ics}]", folder).versions().get(0).rules().holidays();
    }

    private static OnDate onDate(String date, String hours) {
        return new OnDate(LocalDate.parse(date), Hours.parse(hours));
    }

    static String ics(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//desk//EN\r\n" + event(lines) + "END:VCALENDAR\r\n";
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:1@desk\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Inventory\r\n"
                + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\n";
    }

    private static BusinessCalendar office(String holidays) {
        return office(holidays, Path.of("nowhere"));
    }

    private static BusinessCalendar office(String holidays, Path folder) {
        String yaml = OFFICE.formatted("Europe/Berlin", holidays);
        return CalendarReader.read(YamlDocument.read("desk.yaml", yaml), folder).get("office");
    }

    private static BusinessCalendar calendar(String yaml) {
        return CalendarReader.read(YamlDocument.read("desk.yaml", yaml)).get("office");
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
