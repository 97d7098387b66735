package io.switchboard.quality;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** How long a window is: as long as a minute, hour or day is on the wall of the centre. */
public enum Grain {
    MINUTE("PT1M") {
        @Override
        Window window(Instant at, ZoneId zone) {
            Instant start = at.truncatedTo(ChronoUnit.MINUTES);
            return new Window(start, start.plusSeconds(60));
        }
    },
    HOUR("PT1H") {
        @Override
        Window window(Instant at, ZoneId zone) {
            Instant start = hour(at, zone);
            Instant end = start.plus(STEP);
            while (!hour(end, zone).equals(end) && end.isBefore(start.plus(LONGEST))) {
                end = end.plus(STEP);
            }
            return new Window(start, end);
        }

        /** Where the clock goes back, the hour comes twice, and each is a window of its own. */
        private Instant hour(Instant at, ZoneId zone) {
            return at.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        }
    },
    DAY("P1D") {
        @Override
        Window window(Instant at, ZoneId zone) {
            LocalDate day = ZonedDateTime.ofInstant(at, zone).toLocalDate();
            return new Window(
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant());
        }
    };

    /** Clocks are put forward and back by multiples of this. */
    private static final Duration STEP = Duration.ofMinutes(15);

    private static final Duration LONGEST = Duration.ofHours(3);

    private final String word;

    Grain(String word) {
        this.word = word;
    }

    /** As config and records call it. */
    public String word() {
        return word;
    }

    public static Grain named(String word) {
        return Arrays.stream(values())
                .filter(grain -> grain.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the window %s is not known: use one of PT1M, PT1H, P1D".formatted(word)));
    }

    /** The window in which {@code at} lies where the wall shows {@code zone}. */
    abstract Window window(Instant at, ZoneId zone);
}
