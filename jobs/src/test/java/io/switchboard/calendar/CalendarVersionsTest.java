package io.switchboard.calendar;

import static io.switchboard.calendar.Calendars.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Proves;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A calendar whose rules change: every instant counts under the version that is in force then. */
@Proves("R-60")
class CalendarVersionsTest {

    private static final Calendars OFFICE = open("Europe/Berlin").weekdays("09:00-17:00");
    private static final Calendars LONGER = open("Europe/Berlin").weekdays("08:00-20:00");
    private static final String JULY = "2026-07-01T10:00:00Z";

    private static final BusinessCalendar CHANGED = calendar(first(OFFICE), version(2, JULY, LONGER));

    @Test
    void timeCountsUnderTheVersionInForceAtEachInstant() {
        assertThat(CHANGED.between(at("2026-06-30T00:00:00Z"), at("2026-07-01T00:00:00Z")))
                .as("the last day of the old hours")
                .isEqualTo(hours(8));
        assertThat(CHANGED.between(at("2026-07-01T00:00:00Z"), at("2026-07-02T00:00:00Z")))
                .as("from nine, and until eight in the evening")
                .isEqualTo(hours(11));
        assertThat(CHANGED.between(at("2026-07-02T00:00:00Z"), at("2026-07-03T00:00:00Z")))
                .isEqualTo(hours(12));
        assertThat(CHANGED.plus(at("2026-06-30T14:00:00Z"), hours(1) + hours(11)))
                .isEqualTo(at("2026-07-01T18:00:00Z"));
    }

    @Test
    void theFirstVersionCountsForAllTimeBefore() {
        BusinessCalendar given = calendar(version(1, "2026-01-01T00:00:00Z", OFFICE), version(2, JULY, LONGER));
        long year = at("1999-01-04T00:00:00Z");

        assertThat(given.between(year, year + hours(24))).isEqualTo(hours(8));
    }

    @Test
    void aVersionThatCorrectsAnotherFromTheSameInstantTakesItsPlace() {
        BusinessCalendar corrected = calendar(
                first(OFFICE),
                version(2, JULY, LONGER),
                version(3, JULY, open("Europe/Berlin").daily("10:00-12:00")));

        assertThat(corrected.between(at("2026-07-02T00:00:00Z"), at("2026-07-03T00:00:00Z")))
                .isEqualTo(hours(2));
        assertThat(corrected.versionAt(at("2026-07-02T00:00:00Z"))).startsWith("test v3 ");
    }

    @Test
    void everySumIsThatOfTheVersionsOnTheirSidesOfTheSeam() {
        long seed = Long.getLong("switchboard.seed", 60);
        System.out.printf("CalendarVersionsTest: -Dswitchboard.seed=%d%n", seed);
        SplittableRandom random = new SplittableRandom(seed);
        BusinessCalendar older = OFFICE.calendar();
        BusinessCalendar newer = LONGER.calendar();
        long seam = at(JULY);
        for (int i = 0; i < 20_000; i++) {
            long from = seam + random.nextLong(-hours(1000), hours(1000));
            long to = from + random.nextLong(hours(2000));
            long expected = older.between(Math.min(from, seam), Math.min(to, seam))
                    + newer.between(Math.max(from, seam), Math.max(to, seam));

            assertThat(CHANGED.between(from, to)).isEqualTo(expected);
            assertThat(CHANGED.between(from, CHANGED.plus(from, expected))).isEqualTo(expected);
        }
    }

    @Test
    @Proves({"R-42", "R-60"})
    void aWorkingDayInTheMiddleOfWhichTheRulesChangeIsOneDay() {
        assertThat(CHANGED.workingDays(at("2026-06-30T08:00:00Z"), 1, true)).isEqualTo(at("2026-07-01T18:00:00Z"));
        assertThat(CHANGED.workingDays(at("2026-06-30T08:00:00Z"), 2, true)).isEqualTo(at("2026-07-02T18:00:00Z"));
    }

    @Test
    @Proves({"R-43", "R-60"})
    void theVersionAtAnInstantNamesNumberTzDatabaseAndRules() {
        String tz = ZoneRulesProvider.getVersions("Europe/Berlin").lastKey();

        assertThat(CHANGED.versionAt(at(JULY) - 1)).matches("test v1 tz" + tz + "-[0-9a-f]{12}");
        assertThat(CHANGED.versionAt(at(JULY))).matches("test v2 tz" + tz + "-[0-9a-f]{12}");
    }

    @Test
    @Proves({"R-43", "R-60"})
    void itsTextChangesWithEveryRuleAndVersion() {
        BusinessCalendar later = calendar(first(OFFICE), version(2, "2026-07-01T10:00:00.001Z", LONGER));

        assertThat(List.of(OFFICE.calendar(), LONGER.calendar(), CHANGED, later))
                .extracting(BusinessCalendar::toString)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.endsWith(
                        "tz" + ZoneRulesProvider.getVersions("UTC").lastKey()));
        assertThat(List.of(OFFICE.calendar(), LONGER.calendar(), CHANGED, later))
                .extracting(BusinessCalendar::version)
                .doesNotHaveDuplicates();
    }

    @Test
    void aChangeNamesItsAuthorAndItsReason() {
        assertThat(CHANGED.versions().get(1))
                .extracting(CalendarVersion::author, CalendarVersion::reason)
                .containsExactly("Ada", "longer hours");
        CalendarRules rules = OFFICE.rules();
        assertThatThrownBy(() -> new CalendarVersion(2, at(JULY), " ", "longer hours", "", rules))
                .hasMessage("calendar test version 2 has no author: a change says it, as in author: Ada");
        assertThatThrownBy(() -> new CalendarVersion(2, at(JULY), "Ada", "", "", rules))
                .hasMessage("calendar test version 2 has no reason: a change says it, as in reason:"
                        + " shorter hours in Ramadan");
        assertThatThrownBy(() -> new CalendarVersion(2, CalendarVersion.ALWAYS, "Ada", "longer hours", "", rules))
                .hasMessage("calendar test version 2 has no effectiveFrom: a change says it, as in effectiveFrom:"
                        + " 2026-07-01T00:00:00Z");
        assertThatThrownBy(() -> new CalendarVersion(0, 0, "", "", "", rules))
                .hasMessage("calendar test has version 0: count 1, 2, 3");
    }

    @Test
    void aVersionComesOnce() {
        assertThatThrownBy(() -> calendar(first(OFFICE), first(LONGER)))
                .hasMessage("calendar test version 1 is there twice: raise the version of the newer");
    }

    @Test
    @Proves("R-45")
    void everyVersionHasToOpenByItself() {
        assertThatThrownBy(() -> calendar(first(OFFICE), version(2, JULY, open("UTC"))))
                .hasMessage("calendar test never opens: give it hours, as in Mon-Fri 09:00-17:00");
    }

    @Test
    @Proves("R-45")
    void aCalendarMayNotBeClosedFor400DaysAcrossTheSeam() {
        Calendars before = closed("2026-01-01", 250);
        Calendars after = closed("2026-06-01", 360);

        assertThatThrownBy(() -> calendar(first(before), version(2, "2026-06-01T00:00:00Z", after)))
                .hasMessage("calendar test does not open within 400 days after 2026-01-01T00:00:00Z, when it closes"
                        + " before its version 2: let it open");
        assertThat(calendar(first(before), version(2, "2026-06-01T00:00:00Z", closed("2026-06-01", 200)))
                        .opensAt(at("2026-01-01T00:00:00Z")))
                .isEqualTo(at("2026-12-18T00:00:00Z"));
    }

    @Test
    @Proves({"R-40", "R-60"})
    void hoursInRamadanAreAVersionOfTheirOwn() {
        Calendars usual = open("Asia/Riyadh").on(DayOfWeek.SUNDAY, "09:00-17:00");
        Calendars ramadan = open("Asia/Riyadh").on(DayOfWeek.SUNDAY, "10:00-16:00");
        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)) {
            usual.on(day, "09:00-17:00");
            ramadan.on(day, "10:00-16:00");
        }
        BusinessCalendar saudi = calendar(
                first(usual), version(2, "2026-02-17T21:00:00Z", ramadan), version(3, "2026-03-19T21:00:00Z", usual));

        assertThat(week(saudi, "2026-02-08")).isEqualTo(hours(40));
        assertThat(week(saudi, "2026-02-15"))
                .as("Wednesday and Thursday are shorter")
                .isEqualTo(hours(36));
        assertThat(week(saudi, "2026-03-01")).isEqualTo(hours(30));
        assertThat(week(saudi, "2026-03-22")).isEqualTo(hours(40));
        assertThat(saudi.opensAt(at("2026-03-05T13:00:00Z")))
                .as("after Thursday comes Sunday")
                .isEqualTo(at("2026-03-08T07:00:00Z"));
    }

    @Test
    @Proves("R-40")
    void makeUpSaturdaysAroundTheSpringFestivalAreOpen() {
        Calendars china = open("Asia/Shanghai")
                .weekdays("09:00-18:00")
                .extra("2026-02-14", "09:00-18:00")
                .extra("2026-02-28", "09:00-18:00");
        LocalDate.of(2026, 2, 15).datesUntil(LocalDate.of(2026, 2, 24)).forEach(day -> china.holiday(day.toString()));
        BusinessCalendar shanghai = china.calendar();

        assertThat(shanghai.plus(at("2026-02-13T09:00:00Z"), hours(2)))
                .as("an hour on Friday, an hour on Saturday")
                .isEqualTo(at("2026-02-14T02:00:00Z"));
        assertThat(shanghai.opensAt(at("2026-02-14T10:00:00Z")))
                .as("after the festival")
                .isEqualTo(at("2026-02-24T01:00:00Z"));
        assertThat(shanghai.workingDays(at("2026-02-13T02:00:00Z"), 2, false)).isEqualTo(at("2026-02-24T02:00:00Z"));
        assertThat(week(shanghai, "2026-02-22")).as("Tuesday to Saturday").isEqualTo(hours(45));
    }

    private static long week(BusinessCalendar calendar, String sunday) {
        long start = at(sunday + "T00:00:00Z") - hours(12);
        return calendar.between(start, start + hours(7 * 24));
    }

    private static Calendars closed(String from, int days) {
        Calendars closed = open("UTC").daily("00:00-24:00");
        LocalDate first = LocalDate.parse(from);
        first.datesUntil(first.plusDays(days)).forEach(day -> closed.holiday(day.toString()));
        return closed;
    }

    private static CalendarVersion first(Calendars rules) {
        return CalendarVersion.first(rules.rules());
    }

    private static CalendarVersion version(int number, String from, Calendars rules) {
        return new CalendarVersion(number, at(from), "Ada", "longer hours", "", rules.rules());
    }

    private static BusinessCalendar calendar(CalendarVersion... versions) {
        return new BusinessCalendar(List.of(versions));
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static long hours(long hours) {
        return Duration.ofHours(hours).toMillis();
    }
}
