package io.switchboard.calendar;

import static io.switchboard.calendar.Calendars.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.switchboard.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of, row by row. */
@Proves({"R-40", "R-41", "R-44"})
class CalendarVectorsTest {

    static Stream<Arguments> vectors() {
        Calendars office = open("Europe/Berlin").weekdays("09:00-17:00");
        Calendars berlin = open("Europe/Berlin").daily("00:00-24:00");
        Calendars nights = open("Europe/Berlin").daily("22:00-06:00");
        Calendars newYork = open("America/New_York").daily("00:00-24:00");
        Calendars easter = open("Europe/Berlin")
                .weekdays("09:00-17:00")
                .holiday("2026-04-03")
                .holiday("2026-04-06");
        return Stream.of(
                vector(1, office, "2026-03-27T16:00+01:00[Europe/Berlin]", 2, "2026-03-30T08:00:00Z"),
                vector(2, office, "2026-10-23T16:00+02:00[Europe/Berlin]", 2, "2026-10-26T09:00:00Z"),
                vector(3, berlin, "2026-03-28T12:00+01:00[Europe/Berlin]", 24, "2026-03-29T11:00:00Z"),
                vector(4, berlin, "2026-10-24T12:00+02:00[Europe/Berlin]", 24, "2026-10-25T10:00:00Z"),
                vector(5, nights, "2026-03-28T22:00+01:00[Europe/Berlin]", 8, "2026-03-29T21:00:00Z"),
                vector(6, nights, "2026-10-24T22:00+02:00[Europe/Berlin]", 8, "2026-10-25T04:00:00Z"),
                vector(7, newYork, "2026-11-01T01:30-04:00[America/New_York]", 1, "2026-11-01T06:30:00Z"),
                vector(8, newYork, "2026-11-01T01:30-05:00[America/New_York]", 1, "2026-11-01T07:30:00Z"),
                vector(
                        9,
                        open("Australia/Lord_Howe").daily("00:00-24:00"),
                        "2026-04-04T12:00+11:00[Australia/Lord_Howe]",
                        24,
                        "2026-04-05T01:00:00Z"),
                vector(
                        10,
                        open("Asia/Kolkata").weekdays("09:00-17:00"),
                        "2026-05-15T16:30+05:30[Asia/Kolkata]",
                        1,
                        "2026-05-18T04:00:00Z"),
                vector(
                        11,
                        open("Europe/Berlin").daily("08:00-12:00", "13:30-18:00"),
                        "2026-06-01T11:30+02:00[Europe/Berlin]",
                        1,
                        "2026-06-01T12:00:00Z"),
                vector(12, easter, "2026-04-02T16:00+02:00[Europe/Berlin]", 2, "2026-04-07T08:00:00Z"),
                vector(
                        13,
                        open("America/Asuncion").daily("00:00-24:00"),
                        "2023-09-30T12:00-04:00[America/Asuncion]",
                        24,
                        "2023-10-01T16:00:00Z"));
    }

    @ParameterizedTest(name = "row {0}: {2} + {3} h = {4}")
    @Proves({"R-40", "R-41", "R-44"})
    @MethodSource("vectors")
    void everyRowOfTheTableHolds(int row, BusinessCalendar calendar, String start, int hours, String due) {
        ZonedDateTime from = ZonedDateTime.parse(start);
        assertThat(from).as("the start is a local time of its zone").hasToString(start);
        long business = Duration.ofHours(hours).toMillis();

        assertThat(Instant.ofEpochMilli(calendar.plus(from.toInstant().toEpochMilli(), business)))
                .isEqualTo(Instant.parse(due));
        assertThat(calendar.between(
                        from.toInstant().toEpochMilli(), Instant.parse(due).toEpochMilli()))
                .isEqualTo(business);
    }

    private static Arguments vector(int row, Calendars calendar, String start, int hours, String due) {
        return arguments(row, calendar.calendar(), start, hours, due);
    }
}
