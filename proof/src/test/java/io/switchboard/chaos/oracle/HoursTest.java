package io.switchboard.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the rules' chapter on business time, but for holidays and the second hour of an overlap. */
class HoursTest {

    private static final String DAY = "[{days: Mon-Fri, hours: \"09:00-17:00\"}]";
    private static final String NIGHT = "[{days: Mon-Sun, hours: \"22:00-06:00\"}]";
    private static final String BROKEN = "[{days: Mon-Fri, hours: [\"08:00-12:00\", \"13:30-18:00\"]}]";

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, day, 2026-03-27T16:00, 2, 2026-03-30T08:00:00Z",
        "Europe/Berlin, day, 2026-10-23T16:00, 2, 2026-10-26T09:00:00Z",
        "Europe/Berlin, always, 2026-03-28T12:00, 24, 2026-03-29T11:00:00Z",
        "Europe/Berlin, always, 2026-10-24T12:00, 24, 2026-10-25T10:00:00Z",
        "Europe/Berlin, night, 2026-03-28T22:00, 8, 2026-03-29T21:00:00Z",
        "Europe/Berlin, night, 2026-10-24T22:00, 8, 2026-10-25T04:00:00Z",
        "America/New_York, always, 2026-11-01T01:30, 1, 2026-11-01T06:30:00Z",
        "Australia/Lord_Howe, always, 2026-04-04T12:00, 24, 2026-04-05T01:00:00Z",
        "Asia/Kolkata, day, 2026-05-15T16:30, 1, 2026-05-18T04:00:00Z",
        "Europe/Berlin, broken, 2026-06-01T11:30, 1, 2026-06-01T12:00:00Z"
    })
    void everyRowOfTheTableHolds(String zone, String rules, LocalDateTime start, long hours, Instant due)
            throws JsonProcessingException {
        String open =
                switch (rules) {
                    case "day" -> DAY;
                    case "night" -> NIGHT;
                    case "broken" -> BROKEN;
                    default -> "24x7";
                };
        LocalDate date = start.toLocalDate();
        Hours calendar = new Week(date.minusDays(2), date.plusDays(10))
                .hours(new YAMLMapper().readTree("{zone: %s, open: %s}".formatted(zone, open)));
        long from = start.atZone(ZoneId.of(zone)).toInstant().toEpochMilli();
        long ms = Duration.ofHours(hours).toMillis();

        assertThat(Instant.ofEpochMilli(calendar.plus(from, ms))).isEqualTo(due);
        assertThat(calendar.between(from, due.toEpochMilli())).isEqualTo(ms);
    }
}
