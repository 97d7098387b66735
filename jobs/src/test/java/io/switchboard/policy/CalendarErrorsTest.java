package io.switchboard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake a writer of calendars can make, and the one line that helps. */
class CalendarErrorsTest {

    private static final String GOOD =
            """
            office:
              - zone: Europe/Berlin
                open:
                  - {days: Mon-Fri, hours: "09:00-17:00"}
                holidays: [2026-04-03, {public: DE, region: by}]
                except: [2026-05-01]
              - version: 2
                effectiveFrom: 2026-07-01T00:00:00Z
                author: Ada
                reason: longer hours
                zone: Europe/Berlin
                open: 24x7
            """;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "09:00-17:00",
                        "9-5",
                        "4: office[0].open[0].hours: \"9-5\" is not a stretch of a day: write 09:00-17:00, at most 24:00"),
                mistake(
                        "Mon-Fri",
                        "Mon-Fry",
                        "4: office[0].open[0].days: unknown day \"Fry\": did you mean Fri? (use Mon, Tue, Wed, Thu, Fri, Sat, Sun)"),
                mistake(
                        "days: Mon-Fri",
                        "days: Mon-Fri, date: 2026-01-01",
                        "4: office[0].open[0]: needs either days, as in Mon-Fri, or a date"),
                mistake(
                        "- zone: Europe/Berlin",
                        "- zone: Europe/Berln",
                        "2: office[0].zone: unknown zone \"Europe/Berln\": did you mean Europe/Berlin?"),
                mistake(
                        "- zone: Europe/Berlin",
                        "- zone: +02:00",
                        "2: office[0].zone: unknown zone \"+02:00\": use an IANA name, as in Europe/Berlin, or UTC"),
                mistake(
                        "[2026-04-03",
                        "[2026-02-29",
                        "5: office[0].holidays[0]: \"2026-02-29\" is not a date: write year-month-day, as in 2026-12-24"),
                mistake(
                        "[2026-04-03",
                        "[-999999999-01-01",
                        "5: office[0].holidays[0]: \"-999999999-01-01\" is not a date: write year-month-day, as in 2026-12-24"),
                mistake(
                        "[2026-04-03, {public: DE, region: by}]",
                        "2026-04-03",
                        "5: office[0].holidays: must be a list: put it in [ ], or begin each line of it with -"),
                mistake(
                        "[2026-04-03",
                        "[{day: 2026-04-03}",
                        "5: office[0].holidays[0].day: unknown key \"day\": did you mean date? (use date, hours, public, region, ics)"),
                mistake(
                        "public: DE",
                        "public: XX",
                        "5: office[0].holidays[1].public: no public holidays are known for \"XX\": write a country as in DE, or list its dates, or import an ics file"),
                mistake(
                        "region: by",
                        "region: byy",
                        "5: office[0].holidays[1].region: unknown region \"byy\": did you mean by? (use bb, be, bw, by, hb, he, hh, mv, ni, nw, rp, sh, sl, sn, st, th)"),
                mistake(
                        "region: by",
                        "region: be/x",
                        "5: office[0].holidays[1].region: unknown region \"x\": leave it out"),
                mistake(
                        "2026-05-01]",
                        "2026-05-02]",
                        "6: office[0].except[0]: 2026-05-02 is no holiday of this calendar: remove it"),
                mistake(
                        "open: 24x7",
                        "open: []",
                        "1: office: calendar office never opens: give it hours, as in Mon-Fri 09:00-17:00"),
                mistake(
                        "days: Mon-Fri",
                        "date: 2026-10-10",
                        "1: office: calendar office opens on single dates only, after 2026-10-10 never again: give it weekly hours"),
                mistake(
                        "24x7",
                        "often",
                        "12: office[1].open: \"often\" says not when: write 24x7, or a list of {days: Mon-Fri, hours: \"09:00-17:00\"}"),
                mistake("version: 2", "version: two", "7: office[1].version: \"two\" is not a version: count 1, 2, 3"),
                mistake(
                        "version: 2",
                        "version: 1",
                        "1: office: calendar office version 1 is there twice: raise the version of the newer"),
                mistake("version: 2", "version: 0", "7: office[1]: calendar office has version 0: count 1, 2, 3"),
                mistake(
                        "00:00:00Z",
                        "00:00",
                        "8: office[1].effectiveFrom: \"2026-07-01T00:00\" is not an instant: write date, time and offset, as in 2026-07-01T00:00:00Z"),
                mistake(
                        "    effectiveFrom: 2026-07-01T00:00:00Z\n",
                        "",
                        "7: office[1]: calendar office version 2 has no effectiveFrom: a change says it, as in effectiveFrom: 2026-07-01T00:00:00Z"),
                mistake(
                        "    author: Ada\n",
                        "",
                        "7: office[1]: calendar office version 2 has no author: a change says it, as in author: Ada"),
                mistake(
                        "    reason: longer hours\n",
                        "",
                        "7: office[1]: calendar office version 2 has no reason: a change says it, as in reason: shorter hours in Ramadan"),
                mistake(
                        "author: Ada",
                        "autor: Ada",
                        "9: office[1].autor: unknown key \"autor\": did you mean author? (use zone, open, holidays, except, version, effectiveFrom, author, reason, source)"));
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @MethodSource("mistakes")
    void everyMistakeIsNamedWithItsPlaceAndItsRemedy(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> read(GOOD.replace(good, bad), Path.of("")))
                .isInstanceOf(PolicyException.class)
                .hasMessage("desk.yaml:" + message);
    }

    @Test
    void theCalendarWithoutAMistakeIsRead() {
        read(GOOD, Path.of(""));
    }

    @Test
    void anIcsFileThatCannotBeUsedIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("closed.ics");
        String place = "desk.yaml:5: office[0].holidays[0].ics: ";

        refuses(folder, place + "there is no file " + file + ": put it beside the policy file");
        Files.writeString(file, "not a calendar");
        refusesLike(folder, place + file + " is not an iCalendar file, ", ": export it again");
        Files.writeString(file, CalendarReaderTest.ics("DTSTART;VALUE=DATE:2026-07-03"));
        refusesLike(folder, place + file + " is not an iCalendar file, ", ": export it again");
        Files.writeString(file, CalendarReaderTest.ics("DTSTART;TZID=Mars/Olympus:20260703T120000", "DURATION:PT1H"));
        refusesLike(folder, place + file, ": export it again");
        Files.writeString(file, CalendarReaderTest.ics("DTSTART:20260703T120000"));
        refuses(folder, place + file + ": event \"Inventory\" has no length: give it an end after its start");
        Files.writeString(file, CalendarReaderTest.ics("DESCRIPTION:none"));
        refuses(folder, place + file + ": event \"Inventory\" has no DTSTART: give it a date");
        Files.writeString(
                file, CalendarReaderTest.ics("DTSTART;VALUE=DATE:20260703", "RECURRENCE-ID;VALUE=DATE:20260702"));
        refuses(
                folder,
                place + file
                        + ": event \"Inventory\" moves one of its recurrences: make that an event of its own, and exclude the date");
        Files.writeString(
                file,
                CalendarReaderTest.ics("DTSTART:20260703T120000", "RECURRENCE-ID:20260703T120000", "STATUS:CANCELLED"));
        refuses(
                folder,
                place + file
                        + ": event \"Inventory\" cancels one of its recurrences: remove it, and exclude the date (EXDATE)");
        Files.writeString(file, CalendarReaderTest.ics("DTSTART;VALUE=DATE:19700703"));
        refuses(folder, place + file + " has no event from 1999 to 2060: export it again, or remove it");
    }

    private static void refuses(Path folder, String message) {
        refusesLike(folder, message, "");
    }

    private static void refusesLike(Path folder, String start, String end) {
        assertThatThrownBy(() -> read(GOOD.replace("[2026-04-03", "[{ics: closed.ics}"), folder))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith(start)
                .hasMessageEndingWith(end)
                .message()
                .doesNotContain("\n", "null");
    }

    private static void read(String yaml, Path folder) {
        CalendarReader.read(YamlDocument.read("desk.yaml", yaml), folder);
    }

    private static Arguments mistake(String good, String bad, String message) {
        return arguments(good, bad, message);
    }
}
