package io.switchboard.calendar;

import static io.switchboard.calendar.Calendars.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Proves;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

    private static final Calendars OFFICE =
            open("Europe/Berlin").weekdays("09:00-17:00").holiday("2026-04-03");

    @Test
    @Proves("R-44")
    void aTargetReachedAtClosingTimeIsDueThenAndExceededOnlyAtTheNextOpening() {
        BusinessCalendar office = OFFICE.calendar();
        long friday = at("2026-03-20T15:00:00Z");

        assertThat(office.plus(friday, hours(1))).isEqualTo(at("2026-03-20T16:00:00Z"));
        assertThat(office.exceeded(friday, hours(1))).isEqualTo(at("2026-03-23T08:00:00Z"));
        assertThat(office.exceeded(friday, hours(1) - 1)).isEqualTo(at("2026-03-20T16:00:00Z") - 1);
    }

    @Test
    @Proves("R-44")
    void noTimeAtAllIsDueAtOnceAndExceededWhenWeOpen() {
        BusinessCalendar office = OFFICE.calendar();
        long saturday = at("2026-03-21T10:00:00Z");

        assertThat(office.plus(saturday, 0)).isEqualTo(saturday);
        assertThat(office.exceeded(saturday, 0)).isEqualTo(at("2026-03-23T08:00:00Z"));
    }

    @Test
    @Proves("R-74")
    void itOpensNowIfItIsOpenAndElseWhenTheHoursBegin() {
        BusinessCalendar office = OFFICE.calendar();

        assertThat(office.opensAt(at("2026-03-20T15:00:00Z"))).isEqualTo(at("2026-03-20T15:00:00Z"));
        assertThat(office.opensAt(at("2026-03-20T08:00:00Z"))).isEqualTo(at("2026-03-20T08:00:00Z"));
        assertThat(office.opensAt(at("2026-03-20T16:00:00Z"))).isEqualTo(at("2026-03-23T08:00:00Z"));
        assertThat(office.opensAt(at("2026-04-02T21:00:00Z"))).isEqualTo(at("2026-04-06T07:00:00Z"));
        assertThat(BusinessCalendar.always("always").opensAt(1)).isEqualTo(1);
    }

    @Test
    @Proves("R-44")
    void whatIsUsedUpWhileItIsClosedWasUsedUpWhenItClosed() {
        BusinessCalendar office = OFFICE.calendar();
        long closing = at("2026-03-20T16:00:00Z");

        assertThat(office.closedSince(closing - 1)).as("open").isEqualTo(closing - 1);
        assertThat(office.closedSince(closing)).isEqualTo(closing);
        assertThat(office.closedSince(at("2026-03-21T10:00:00Z"))).isEqualTo(closing);
        assertThat(office.closedSince(at("2026-03-23T08:00:00Z")))
                .as("it opens just now")
                .isEqualTo(closing);
        assertThat(office.closedSince(at("2026-03-23T08:00:00Z") + 1)).isEqualTo(at("2026-03-23T08:00:00Z") + 1);
        assertThat(BusinessCalendar.always("always").closedSince(1)).isEqualTo(1);
    }

    @Test
    void whenItClosedIsTheFirstInstantByWhichAsMuchTimeHasPassed() {
        SplittableRandom random = new SplittableRandom(12);
        BusinessCalendar office = OFFICE.calendar();
        for (int i = 0; i < 50_000; i++) {
            long at = random.nextLong(at("1990-01-01T00:00:00Z"), at("2040-01-01T00:00:00Z"));
            long closed = office.closedSince(at);

            assertThat(office.between(closed, at)).isZero();
            assertThat(office.between(closed - 1, at)).isEqualTo(1);
        }
    }

    @Test
    @Proves("R-40")
    void whatIsAddedIsWhatHasPassed() {
        SplittableRandom random = new SplittableRandom(11);
        for (BusinessCalendar calendar : List.of(OFFICE.calendar(), BusinessCalendar.always("always"))) {
            for (int i = 0; i < 100_000; i++) {
                long from = random.nextLong(at("1990-01-01T00:00:00Z"), at("2040-01-01T00:00:00Z"));
                long business = random.nextLong(1, hours(2000));
                long due = calendar.plus(from, business);
                long exceeded = calendar.exceeded(from, business);

                assertThat(calendar.between(from, due)).isEqualTo(business);
                assertThat(calendar.between(from, due - 1)).isEqualTo(business - 1);
                assertThat(calendar.between(from, exceeded)).isEqualTo(business);
                assertThat(calendar.between(from, exceeded + 1)).isEqualTo(business + 1);
            }
        }
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThat(OFFICE.calendar().between(at("2026-03-20T15:00:00Z"), at("2026-03-20T14:00:00Z")))
                .isZero();
        assertThatThrownBy(() -> OFFICE.calendar().plus(0, -1)).hasMessageContaining("-1 ms of business time");
        assertThatThrownBy(() -> BusinessCalendar.always("always").exceeded(0, -1))
                .hasMessageContaining("-1 ms of business time");
    }

    @Test
    @Proves("R-40")
    void aHolidayClosesItsDateFromMidnightToMidnight() {
        BusinessCalendar nights =
                open("Europe/Berlin").daily("22:00-06:00").holiday("2026-06-10").calendar();

        assertThat(nights.between(at("2026-06-09T18:00:00Z"), at("2026-06-11T10:00:00Z")))
                .as("22-24 h before and 0-6 h after the holiday")
                .isEqualTo(hours(8));
    }

    @Test
    @Proves("R-40")
    void theHoursOfAHolidayCanTakeAWholeNightShift() {
        BusinessCalendar nights = open("Europe/Berlin")
                .daily("22:00-06:00")
                .holiday("2026-06-10", "22:00-06:00")
                .calendar();

        assertThat(nights.between(at("2026-06-10T18:00:00Z"), at("2026-06-11T10:00:00Z")))
                .isZero();
    }

    @Test
    @Proves("R-40")
    void anExtraDateAddsToTheWeekAndAHolidayWinsOverBoth() {
        BusinessCalendar office = open("Europe/Berlin")
                .weekdays("09:00-17:00")
                .extra("2026-10-10", "08:00-16:00")
                .holiday("2026-10-10", "12:00-13:00")
                .calendar();

        assertThat(office.between(at("2026-10-10T00:00:00Z"), at("2026-10-11T00:00:00Z")))
                .isEqualTo(hours(7));
    }

    @Test
    @Proves("R-45")
    void aCalendarThatIsNeverOpenIsRefused() {
        assertThatThrownBy(() -> open("UTC").calendar())
                .hasMessage("calendar test never opens: give it hours, as in Mon-Fri 09:00-17:00");
        assertThatThrownBy(() -> open("UTC").extra("2026-10-10", "09:00-17:00").calendar())
                .hasMessage("calendar test opens on single dates only, after 2026-10-10 never again:"
                        + " give it weekly hours");
    }

    @Test
    @Proves("R-45")
    void holidaysMayCloseACalendarFor400DaysAndNoLonger() {
        assertThat(closedFrom("2026-01-01", 399).calendar().exceeded(at("2026-01-01T00:00:00Z"), 0))
                .isEqualTo(at("2027-02-05T00:00:00Z"));
        assertThatThrownBy(() -> closedFrom("2026-01-01", 400).calendar())
                .hasMessage("calendar test does not open within 400 days after the holiday 2026-01-01:"
                        + " let it open, or remove holidays");
    }

    @Test
    @Proves("R-45")
    void aHolidayAfterWhichItOpensSaysNothingOfALaterOne() {
        Calendars closed = closedFrom("2030-01-01", 400);

        assertThatThrownBy(
                        () -> closed.holiday("2020-01-01").holiday("2029-12-30").calendar())
                .hasMessage("calendar test does not open within 400 days after the holiday 2030-01-01:"
                        + " let it open, or remove holidays");
    }

    @Test
    void extraHoursThatNobodyCanWorkAreRefused() {
        Calendars office = open("Europe/Berlin").weekdays("09:00-17:00");

        assertThatThrownBy(() -> office.extra("2026-10-10", "09:00-12:00")
                        .holiday("2026-10-10")
                        .calendar())
                .hasMessage("calendar test: the extra hours 09:00-12:00 of 2026-10-10 are all taken by a holiday or a"
                        + " clock change: remove either");
    }

    @Test
    void itTravelsWithItsRulesAndWithoutItsCompiledHours() throws IOException, ClassNotFoundException {
        BusinessCalendar office = OFFICE.calendar();
        int fresh = bytes(office).length;
        long due = office.plus(at("2026-03-20T15:00:00Z"), hours(500));

        byte[] used = bytes(office);
        BusinessCalendar arrived =
                (BusinessCalendar) new ObjectInputStream(new ByteArrayInputStream(used)).readObject();

        assertThat(used).hasSize(fresh);
        assertThat(arrived).isEqualTo(office).hasSameHashCodeAs(office);
        assertThat(arrived.version()).isEqualTo(office.version());
        assertThat(arrived.plus(at("2026-03-20T15:00:00Z"), hours(500))).isEqualTo(due);
    }

    @Test
    @Proves("R-43")
    void itsVersionNamesTheTzDatabaseAndChangesWithItsRules() {
        String tz = ZoneRulesProvider.getVersions("Europe/Berlin").lastKey();

        assertThat(OFFICE.calendar().version()).matches("tz" + tz + "-[0-9a-f]{12}");
        assertThat(open("Europe/Berlin").weekdays("09:00-17:00").calendar().version())
                .isNotEqualTo(OFFICE.calendar().version());
    }

    @Test
    void manyThreadsMayAskTheSameCalendar() {
        BusinessCalendar alone = OFFICE.calendar();
        BusinessCalendar shared = OFFICE.calendar();
        long start = at("1990-01-01T00:00:00Z");

        IntStream.range(0, 20_000).parallel().forEach(i -> {
            long from = start + i * hours(20);
            if (shared.plus(from, hours(100)) != alone.plus(from, hours(100))) {
                throw new AssertionError("differs from " + Instant.ofEpochMilli(from));
            }
        });
    }

    @Test
    void aFixedOffsetIsNoZone() {
        assertThatThrownBy(() -> new CalendarRules("test", ZoneId.of("+02:00"), List.of(), List.of(), List.of()))
                .hasMessage("calendar test: zone +02:00 is a fixed offset: name a place, as in Europe/Berlin, or UTC");
    }

    private static Calendars closedFrom(String date, int days) {
        Calendars closed = open("UTC").daily("00:00-24:00");
        IntStream.rangeClosed(0, days)
                .mapToObj(LocalDate.parse(date)::plusDays)
                .forEach(day -> closed.holiday(day.toString()));
        return closed;
    }

    private static byte[] bytes(BusinessCalendar calendar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(calendar);
        }
        return bytes.toByteArray();
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static long hours(long hours) {
        return Duration.ofHours(hours).toMillis();
    }
}
