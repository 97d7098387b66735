package io.switchboard.wire;

import static io.switchboard.wire.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TidesTest {

    private static final long TIME = NOON.toEpochMilli();

    private final Tides tides = new Tides(Duration.ofSeconds(5));

    @Test
    void timeHasComeNowhereBeforeTheFirstStamp() {
        assertThat(tides.in(3)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void itIsTheWatermarkOfThePartition() {
        tides.rise(3, NOON);
        assertThat(tides.in(3)).isEqualTo(TIME - 5_001);
    }

    @Test
    void onePartitionSaysNothingOfAnother() {
        tides.rise(3, NOON);
        tides.rise(4, NOON.minusSeconds(60));
        assertThat(tides.in(4)).isEqualTo(TIME - 65_001);
        assertThat(tides.in(5)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void timeDoesNotGoBack() {
        tides.rise(3, NOON);
        tides.rise(3, NOON.minusMillis(1));
        assertThat(tides.in(3)).isEqualTo(TIME - 5_001);
    }
}
