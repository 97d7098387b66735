package io.switchboard.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateTest {

    private final Rate rate = new Rate(Duration.ofSeconds(5));

    @Test
    void theFirstLookTellsNothing() {
        assertThat(at(0, 1_000)).isZero();
    }

    @Test
    void aSteadyCountHasASteadyRate() {
        for (int second = 0; second < 20; second++) {
            assertThat(at(second, second * 40L)).isEqualTo(second == 0 ? 0 : 40);
        }
    }

    @Test
    void whatWasBeforeTheWindowIsForgotten() {
        at(0, 0);
        at(1, 1_000);
        at(5, 1_000);

        assertThat(at(9, 1_000)).isZero();
    }

    @Test
    void aLongPauseIsAveragedOver() {
        at(0, 0);

        assertThat(at(100, 50)).isEqualTo(0.5);
    }

    private double at(long second, long count) {
        return rate.perSecond(TimeUnit.SECONDS.toNanos(second), count);
    }
}
