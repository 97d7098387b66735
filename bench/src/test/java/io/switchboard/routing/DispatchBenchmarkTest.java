package io.switchboard.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is measured is what it is called. */
class DispatchBenchmarkTest {

    @Test
    void eachDispatchGivesAFreeAgentAnItemAndTheQueueStaysAsLong() {
        DispatchBenchmark benchmark = new DispatchBenchmark();
        benchmark.waiting = 2_000;
        benchmark.fill();
        for (int i = 0; i < 500; i++) {
            assertThat(benchmark.dispatch())
                    .as("told that one is done, and who comes next")
                    .isGreaterThanOrEqualTo(2);
        }
        assertThat(benchmark.waiting()).isEqualTo(2_000);
    }

    @Test
    void mostPairsThatAreScoredAreOpen() {
        ScoreBenchmark benchmark = new ScoreBenchmark();
        benchmark.meet();
        int open = 0;
        for (int i = 0; i < 1_024; i++) {
            open += benchmark.scoreOf28Dimensions() == 0 ? 0 : 1;
        }
        assertThat(open).isGreaterThan(512);
    }
}
