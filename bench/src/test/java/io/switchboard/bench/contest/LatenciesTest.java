package io.switchboard.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aQuantileIsTheSmallestThatSoManyDoNotExceed() {
        Latencies latencies = new Latencies();
        for (long i = 100_000; i > 0; i--) {
            latencies.add(i);
        }
        assertThat(latencies.count()).isEqualTo(100_000);
        assertThat(latencies.quantile(0.5)).isEqualTo(50_000);
        assertThat(latencies.quantile(0.99)).isEqualTo(99_000);
        assertThat(latencies.quantile(1)).isEqualTo(100_000);
    }

    @Test
    void nothingIsToldOfNone() {
        assertThatThrownBy(() -> new Latencies().quantile(0.99))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Nothing was seen");
    }

    @Test
    void ofFewTheSlowestOfAllIsToldAndOfManyTheSlowestInAHundred() {
        Latencies latencies = new Latencies();
        for (long i = 1; i <= 299; i++) {
            latencies.add(i);
        }
        assertThat(latencies.slow()).isEqualTo(299);
        assertThat(Latencies.whichIsSlow(latencies.count())).isEqualTo("slowest of 299");
        latencies.add(300);
        assertThat(latencies.slow()).isEqualTo(297);
        assertThat(Latencies.whichIsSlow(latencies.count())).isEqualTo("slowest in a hundred of 300");
    }
}
