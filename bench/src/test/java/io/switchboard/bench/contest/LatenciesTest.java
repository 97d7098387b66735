package io.switchboard.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;

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
    void ofNoneThereIsNoQuantile() {
        assertThat(new Latencies().quantile(0.99)).isZero();
    }
}
