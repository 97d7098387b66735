package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Comparison.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A scenario on several seeds. */
class SeriesTest {

    private static final long SEED = 7;
    private static final int SEEDS = 4;

    private static final Play PLAY = new Play(Written.scenario("hours: 3", "load: 0.95", "mix: {p1: 0}"));

    private static final Series SERIES = new Series(PLAY, SEEDS, line -> {});
    private static final List<Figure> FIGURES = SERIES.play(SEED);

    private static Figure figure(String policy, String measure) {
        return FIGURES.stream()
                .filter(figure ->
                        figure.policy().equals(policy) && figure.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFigureIsTheMeanOfWhatEachSeedTellsWithItsInterval() {
        double[] breaches = LongStream.range(SEED, SEED + SEEDS)
                .mapToObj(seed -> PLAY.ended(seed, request -> {}, ruling -> {}))
                .mapToDouble(ended -> ended.ours().weightedBreach())
                .toArray();
        Estimate mean = Estimate.mean(breaches, 0.95);

        Figure breach = figure("ours", "weighted breach");
        assertThat(breach.value()).isEqualTo(mean.value());
        assertThat(breach.low()).isEqualTo(mean.low()).isLessThan(breach.value());
        assertThat(breach.high()).isEqualTo(mean.high());
        assertThat(breach.scenario()).isEqualTo("a");
    }

    @Test
    void theDifferenceIsTakenPairByPairOfTheSameCustomers() {
        Figure more = figure("ours against one queue", "mean wait, min more by");

        assertThat(more.value())
                .isCloseTo(
                        figure("ours", "mean wait, min").value()
                                - figure("one queue", "mean wait, min").value(),
                        within(1e-9));
        assertThat(figure("ours against one queue", "contacts more by")).satisfies(none -> {
            assertThat(none.value()).isZero();
            assertThat(none.high()).isZero();
        });
    }

    @Test
    void everyFigureThatARunTellsIsInTheTableAndOfNobodyThereIsNoShare() {
        String table = SERIES.table();

        PLAY.measures().forEach(measure -> assertThat(table).containsPattern("(?m)^" + measure.name() + " "));
        assertThat(table)
                .startsWith("4 seeds, 95 % intervals")
                .containsPattern("(?m)^contacts p1 +0\\.0 ± 0\\.0 ")
                .containsPattern("(?m)^breach p1 +- +- +-$")
                .containsPattern("(?m)^breach call +\\d\\.\\d{4} ± \\d\\.\\d{4} +\\d\\.\\d{4} ± ")
                .doesNotContain("NaN");
        assertThat(FIGURES).noneMatch(figure -> figure.measure().startsWith("breach p1"));
    }

    @Test
    void theSameSeedsGiveTheSameFiguresAndEachRunIsToldOf() {
        List<String> told = new ArrayList<>();
        assertThat(new Series(PLAY, SEEDS, told::add).play(SEED)).isEqualTo(FIGURES);
        assertThat(told).containsExactly("a: 1 of 4", "a: 2 of 4", "a: 3 of 4", "a: 4 of 4");
        assertThat(new Series(PLAY, SEEDS, line -> {}).play(SEED + 1)).isNotEqualTo(FIGURES);
    }

    @Test
    void oneSeedHasNoInterval() {
        assertThatThrownBy(() -> new Series(PLAY, 1, line -> {}))
                .isInstanceOf(FeedException.class)
                .hasMessage("1 seeds have no interval: play 2 or more");
    }
}
