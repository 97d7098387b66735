package io.switchboard.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Times are seconds since the contestant was started. */
class LapTest {

    private static final Course COURSE = new Course(
            "none:1", Path.of("none"), 1_000, 31_000, 500, 3_500, Duration.ofSeconds(10), Duration.ofSeconds(20));

    private final Lap lap = new Lap(COURSE);

    private void commits(long records, double seconds) {
        lap.commits(records, nanos(seconds));
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    @Test
    void warmingUpCountsFromWhenAllTicketsAreOpen() {
        commits(900, 100);
        assertThat(lap.isOpen()).isFalse();
        commits(1_000, 101);
        assertThat(lap.isOpen()).isTrue();
        commits(2_000, 110.9);
        assertThat(lap.isTimed()).isFalse();
        commits(2_100, 111);
        assertThat(lap.isTimed()).isTrue();
        assertThat(lap.warmSeconds()).isEqualTo(10);
    }

    @Test
    void whoIsTooFastIsWarmAfterTwoThirdsOfTheRecords() {
        commits(1_000, 1);
        commits(20_999, 2);
        assertThat(lap.isTimed()).isFalse();
        commits(21_000, 3);
        assertThat(lap.isTimed()).isTrue();
        assertThat(lap.warmSeconds()).isEqualTo(2);
    }

    @Test
    void theTimeIsTakenUntilTheWindowHasPassed() {
        commits(1_000, 0);
        for (int second = 10; second < 40; second++) {
            commits(1_000 + 100L * second, second);
        }
        assertThat(lap.isOver(nanos(29))).isFalse();
        assertThat(lap.isOver(nanos(30))).isTrue();
        assertThat(lap.slope().count()).isEqualTo(20);
        assertThat(lap.slope().seconds()).isEqualTo(19);
        assertThat(lap.slope().perSecond()).isCloseTo(100, within(1e-6));
    }

    @Test
    void theLastRecordEndsItAndIsNotCounted() {
        commits(1_000, 0);
        commits(22_000, 1);
        commits(26_000, 2);
        commits(31_000, 3);
        assertThat(lap.isOver(nanos(3))).isTrue();
        assertThat(lap.slope().records()).isEqualTo(4_000);
        assertThat(lap.isTooShort()).isTrue();
    }

    @Test
    void aSlowCheckpointAtTheEndMovesTheSlopeByLittle() {
        Slope slope = new Slope();
        for (int second = 0; second < 60; second++) {
            slope.add(1_000L * second, nanos(second));
        }
        slope.add(60_000, nanos(63)); // what was read after 60 s is committed 3 s late

        assertThat(slope.perSecond()).isCloseTo(1_000, within(10.0));
        assertThat(slope.records() / slope.seconds()).isLessThan(960);
    }

    @Test
    void ticketsThatWereClosedAreCountedWithThoseThatAreOpen() {
        assertThat(COURSE.ticketsAfter(1_000)).isEqualTo(500);
        assertThat(COURSE.ticketsAfter(16_000)).isEqualTo(2_000);
        assertThat(COURSE.ticketsAfter(31_000)).isEqualTo(3_500);
        assertThat(Course.untimed("none:1", Path.of("none"), 10, 5).ticketsAfter(20))
                .isEqualTo(5);
    }
}
