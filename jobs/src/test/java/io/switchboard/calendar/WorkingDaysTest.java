package io.switchboard.calendar;

import static io.switchboard.calendar.Calendars.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Proves;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Targets in working days, told in local times of the calendar. */
@Proves("R-42")
class WorkingDaysTest {

    private static final Story BOSTON = new Story(open("America/New_York")
            .weekdays("08:30-17:00")
            .holiday("2015-01-01")
            .holiday("2015-01-19"));

    @Test
    void aDayLaterIsTheNextWorkingDayAtTheSameTime() {
        BOSTON.from("2015-01-06T10:15:30").plus(1).isDue("2015-01-07T10:15:30");
        BOSTON.from("2015-01-09T10:15").plus(1).isDue("2015-01-12T10:15");
        BOSTON.from("2015-01-16T10:15").plus(1).isDue("2015-01-20T10:15");
    }

    @Test
    void aStartOutsideTheHoursMovesToTheNextOpeningFirst() {
        BOSTON.from("2015-01-01T00:25:23").plus(10).isDue("2015-01-16T08:30");
        BOSTON.from("2015-01-06T17:00").plus(1).isDue("2015-01-08T08:30");
        BOSTON.from("2015-01-06T16:59:59").plus(1).isDue("2015-01-07T16:59:59");
        BOSTON.from("2015-01-10T12:00").plus(1).isDue("2015-01-13T08:30");
    }

    @Test
    void endOfDayIsClosingTimeOfTheLastDay() {
        BOSTON.from("2015-01-06T10:15").plus(1).isDueAtTheEndOf("2015-01-07T17:00");
        BOSTON.from("2015-01-01T00:25").plus(10).isDueAtTheEndOf("2015-01-16T17:00");
    }

    @Test
    void aTimeInABreakIsDueWhenTheDayGoesOn() {
        Story office = new Story(open("Europe/Berlin")
                .weekdays("08:00-12:00", "13:30-18:00")
                .extra("2026-06-06", "12:00-13:00")
                .holiday("2026-06-03", "09:00-11:00"));

        office.from("2026-06-02T09:30").plus(1).isDue("2026-06-03T11:00");
        office.from("2026-06-06T12:15").plus(1).isDue("2026-06-08T13:30");
    }

    @Test
    void aTimeAfterClosingOfAShorterDayIsDueWhenItCloses() {
        Story office = new Story(open("Europe/Berlin").weekdays("09:00-17:00").on(DayOfWeek.SATURDAY, "10:00-12:00"));

        office.from("2026-06-05T15:00").plus(1).isDue("2026-06-06T12:00");
        office.from("2026-06-05T09:15").plus(1).isDue("2026-06-06T10:00");
        office.from("2026-06-05T15:00").plus(2).isDue("2026-06-08T15:00");
    }

    @Test
    void aNightShiftIsADayOfWorkOfTheDateOnWhichItBegins() {
        Story nights = new Story(open("Europe/Berlin").weekdays("22:00-06:00"));

        nights.from("2026-06-02T02:00").plus(1).isDue("2026-06-03T02:00");
        nights.from("2026-06-06T02:00").plus(1).isDue("2026-06-09T02:00");
        nights.from("2026-06-05T23:00").plus(1).isDueAtTheEndOf("2026-06-09T06:00");
    }

    @Test
    void aDateOfWhichAHolidayLeavesOnlyTheMorningAfterIsNoWorkingDay() {
        Story nights = new Story(open("Europe/Berlin").weekdays("22:00-06:00").holiday("2026-06-10"));

        nights.from("2026-06-09T23:00").plus(1).isDue("2026-06-11T23:00");
        nights.from("2026-06-11T02:00").plus(1).isDue("2026-06-12T02:00");
    }

    @Test
    void theTimeOfDayStaysWhenTheClocksChange() {
        BOSTON.from("2015-03-06T10:00").plus(1).isDue("2015-03-09T10:00");
        Story always = new Story(open("Europe/Berlin").daily("00:00-24:00"));
        always.from("2026-03-28T02:30").plus(1).isDue("2026-03-29T03:30");
        always.from("2026-10-24T02:30").plus(1).isDueAt("2026-10-25T00:30:00Z");
    }

    @Test
    void anExtraSaturdayCountsAsAnyOtherDay() {
        Story office = new Story(open("Asia/Shanghai").weekdays("09:00-18:00").extra("2026-02-14", "09:00-18:00"));

        office.from("2026-02-13T11:00").plus(1).isDue("2026-02-14T11:00");
    }

    @Test
    void manyDaysAreCountedAcrossYears() {
        Story office = new Story(open("UTC").weekdays("09:00-17:00"));

        office.from("2026-01-05T10:00").plus(5 * 52 * 10).isDue("2035-12-24T10:00");
    }

    @Test
    void lessThanADayIsNoTarget() {
        assertThatThrownBy(() -> BusinessCalendar.always("always").workingDays(0, 0, false))
                .hasMessage("0 working days: ask for 1 or more");
    }

    private record Story(Calendars rules) {

        Start from(String local) {
            return new Start(rules.rules().zone(), rules.calendar(), local, 0);
        }
    }

    private record Start(ZoneId zone, BusinessCalendar calendar, String local, int days) {

        Start plus(int days) {
            return new Start(zone, calendar, local, days);
        }

        void isDue(String due) {
            assertThat(local(calendar.workingDays(instant(), days, false))).isEqualTo(LocalDateTime.parse(due));
        }

        void isDueAtTheEndOf(String due) {
            assertThat(local(calendar.workingDays(instant(), days, true))).isEqualTo(LocalDateTime.parse(due));
        }

        void isDueAt(String due) {
            assertThat(calendar.workingDays(instant(), days, false))
                    .isEqualTo(Instant.parse(due).toEpochMilli());
        }

        private long instant() {
            return LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
        }

        private LocalDateTime local(long instant) {
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), zone);
        }
    }
}
