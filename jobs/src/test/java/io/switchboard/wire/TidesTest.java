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
        assertThat(tides.all()).isEmpty();
    }

    @Test
    void itIsTheWatermarkOfThePartition() {
        tides.rise(new Tide(3, TIME));
        assertThat(tides.in(3)).isEqualTo(TIME - 5_001);
    }

    @Test
    void onePartitionSaysNothingOfAnother() {
        tides.rise(new Tide(3, TIME));
        tides.rise(new Tide(4, TIME - 60_000));
        assertThat(tides.in(4)).isEqualTo(TIME - 65_001);
        assertThat(tides.in(5)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void timeDoesNotGoBack() {
        tides.rise(new Tide(3, TIME));
        tides.rise(new Tide(3, TIME - 1));
        assertThat(tides.all()).containsExactly(new Tide(3, TIME));
    }
}
