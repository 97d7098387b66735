package io.switchboard.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("R-106")
class GrainTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T10:00:00Z, 2026-03-28T23:00:00Z, 23",
        "Europe/Berlin, 2026-10-25T10:00:00Z, 2026-10-24T22:00:00Z, 25",
        "Asia/Kolkata, 2026-05-15T20:00:00Z, 2026-05-15T18:30:00Z, 24",
        "America/Asuncion, 2023-10-01T10:00:00Z, 2023-10-01T04:00:00Z, 23"
    })
    void aDayIsAsLongAsTheWallSays(String zone, Instant at, Instant start, long hours) {
        Window day = Grain.DAY.window(at, ZoneId.of(zone));
        assertThat(day.start()).isEqualTo(start);
        assertThat(Duration.between(day.start(), day.end())).hasHours(hours);
    }

    @Test
    void anHourThatComesTwiceIsTwoWindows() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(Grain.HOUR.window(Instant.parse("2026-10-25T00:30:00Z"), berlin))
                .isEqualTo(new Window(Instant.parse("2026-10-25T00:00:00Z"), Instant.parse("2026-10-25T01:00:00Z")));
        assertThat(Grain.HOUR.window(Instant.parse("2026-10-25T01:30:00Z"), berlin))
                .isEqualTo(new Window(Instant.parse("2026-10-25T01:00:00Z"), Instant.parse("2026-10-25T02:00:00Z")));
    }

    @Test
    void anHourBeginsWhenTheWallShowsAFullOne() {
        assertThat(Grain.HOUR.window(Instant.parse("2026-05-15T10:45:00Z"), ZoneId.of("Asia/Kolkata")))
                .isEqualTo(new Window(Instant.parse("2026-05-15T10:30:00Z"), Instant.parse("2026-05-15T11:30:00Z")));
    }

    /** Every instant is in exactly one window, also where clocks go back by half an hour. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "Australia/Lord_Howe", "America/Asuncion", "Asia/Kathmandu", "UTC"})
    void windowsFollowEachOtherWithoutGapOrOverlap(String id) {
        ZoneId zone = ZoneId.of(id);
        for (Grain grain : Grain.values()) {
            Window window = grain.window(Instant.parse("2023-03-01T00:00:00Z"), zone);
            Instant until = window.start().plus(Duration.ofDays(grain == Grain.MINUTE ? 2 : 400));
            while (window.start().isBefore(until)) {
                assertThat(grain.window(window.start(), zone)).isEqualTo(window);
                assertThat(grain.window(window.end().minusMillis(1), zone)).isEqualTo(window);
                Window next = grain.window(window.end(), zone);
                assertThat(next.start()).isEqualTo(window.end());
                window = next;
            }
        }
    }
}
