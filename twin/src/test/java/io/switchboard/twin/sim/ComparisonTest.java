package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.twin.sim.Comparison.Figure;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is claimed of our policy, on fewer customers than {@code ./switchboard twin compare} plays. */
class ComparisonTest {

    private static final List<Figure> FIGURES = new Comparison(3, 12_000, line -> {}).play(501);

    private static Figure figure(String scenario, String policy, String measure) {
        return FIGURES.stream()
                .filter(figure -> figure.scenario().equals(scenario)
                        && figure.policy().equals(policy)
                        && figure.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void againstOneQueueBreachesAndAbandonmentAreLowerBySeventyPercentAtEveryLoad() {
        for (String load : List.of("0.75", "0.85", "0.88", "peak")) {
            assertThat(figure(load, "ours against B4", "weighted breach lower by")
                            .value())
                    .as("breach at " + load)
                    .isGreaterThan(0.7);
            assertThat(figure(load, "ours against B4", "abandonment lower by").value())
                    .as("abandonment at " + load)
                    .isGreaterThan(0.7);
        }
    }

    @Test
    void againstRoundRobinTheMeanResponseIsLowerBySeventyTwoPercent() {
        assertThat(figure("0.85", "ours against B0", "mean wait, min lower by").value())
                .isGreaterThan(0.72);
    }

    /** What it costs: the lowest class pays. */
    @Test
    void theLowestClassWaitsLongerThanInOneQueueAndItIsSaid() {
        assertThat(figure("0.85", "ours", "mean wait p3, min").value())
                .isGreaterThan(figure("0.85", "B4", "mean wait p3, min").value());
        assertThat(Comparison.summary(FIGURES)).contains("mean wait p3, min").contains("0.85 ours");
    }

    @Test
    void fromEveryBaselineTheDifferenceIsTakenPairByPair() {
        for (Policy baseline : Policy.baselines()) {
            Figure more = figure("0.85", "ours against " + baseline.id(), "mean wait p3, min more by");
            double ours = figure("0.85", "ours", "mean wait p3, min").value();
            double theirs = figure("0.85", baseline.id(), "mean wait p3, min").value();
            assertThat(more.value()).as(baseline.id()).isCloseTo(ours - theirs, within(1e-6));
        }
    }

    /** The same customers make both worse: most of it is not in the difference. */
    @Test
    void aDifferenceTakenPairByPairIsKnownBetterThanOfTwoThatHaveNothingInCommon() {
        Figure more = figure("peak", "ours against B5", "weighted breach more by");
        double ours = width(figure("peak", "ours", "weighted breach"));
        double theirs = width(figure("peak", "B5", "weighted breach"));
        assertThat(width(more)).isLessThan(Math.hypot(ours, theirs) * 0.9);
    }

    private static double width(Figure figure) {
        return figure.high() - figure.low();
    }

    @Test
    void theSameSeedsGiveTheSameFiguresAndTheJsonHasAllOfThem() {
        List<Figure> again = new Comparison(3, 12_000, line -> {}).play(501);

        assertThat(again).isEqualTo(FIGURES);
        assertThat(Comparison.json(FIGURES).split("\"measure\"", -1)).hasSize(FIGURES.size() + 1);
    }

    /** Of 40 perfect agents; reckoned apart from this code. */
    @Test
    void theFormulaSpeaksOfSteadyLoadsOnlyAndHasNoInterval() {
        assertThat(figure("0.75", "L1", "mean wait, min").value()).isCloseTo(0.04180382, within(1e-7));
        assertThat(figure("0.85", "L1", "mean wait, min").value()).isCloseTo(0.21017229, within(1e-7));
        assertThat(figure("0.88", "L1", "mean wait, min").value()).isCloseTo(0.31158113, within(1e-7));
        assertThat(figure("0.75", "L1", "abandonment").value()).isCloseTo(0.00223499, within(1e-7));
        assertThat(figure("0.85", "L1", "abandonment").value()).isCloseTo(0.01097750, within(1e-7));
        assertThat(figure("0.88", "L1", "abandonment").value()).isCloseTo(0.01613008, within(1e-7));

        assertThat(FIGURES)
                .filteredOn(figure -> figure.policy().equals(Comparison.FORMULA))
                .hasSize(6)
                .allMatch(Figure::isExact);
        assertThat(FIGURES).filteredOn(Figure::isExact).hasSize(6);
        assertThat(Comparison.json(FIGURES)).contains("\"low\" : null");
        assertThat(Comparison.summary(FIGURES)).containsPattern("(?m)^0\\.75 L1 +- +0\\.0022 +0\\.0418 +-$");
    }

    @Test
    void aBookThatSaysTheSameAsOursHasTheSameFiguresAndChangesThoseOfNobodyElse() {
        String name = Book.own().name();
        List<Figure> without = new Comparison(2, 3_000, line -> {}).play(501);
        List<Figure> with = new Comparison(2, 3_000, Book.own(), line -> {}).play(501);

        assertThat(with.stream()
                        .filter(figure -> !figure.policy().startsWith(name))
                        .toList())
                .isEqualTo(without);
        assertThat(values(with, name)).hasSize(36).isEqualTo(values(with, "ours"));
        assertThat(values(with, name + " against ours")).hasSize(36).containsOnly(0.0);
        assertThat(values(with, name + " against B4")).isEqualTo(values(with, "ours against B4"));
        assertThat(Comparison.summary(with))
                .contains("0.85 " + name)
                .contains(name + " is lower by")
                .contains(name + " has more by")
                .contains("0.85 " + name + " against ours");
    }

    private static List<Double> values(List<Figure> figures, String policy) {
        return figures.stream()
                .filter(figure -> figure.policy().equals(policy))
                .map(Figure::value)
                .toList();
    }

    @Test
    void oneSeedHasNoInterval() {
        assertThatThrownBy(() -> new Comparison(1, 50_000, line -> {}))
                .hasMessage("1 seeds of 50000 arrivals: play 2 seeds or more, of more than 2000 arrivals");
    }

    /** Nineteen of twenty intervals hold what they estimate; so many of 2,000 that are known. */
    @Test
    void anIntervalHoldsWhatItEstimatesAsOftenAsItSays() {
        Random random = new Random(4711);
        int inside = 0;
        int insideControlled = 0;
        for (int run = 0; run < 2_000; run++) {
            double[] values = new double[10];
            double[] ones = new double[10];
            double[][] causes = new double[10][1];
            for (int i = 0; i < 10; i++) {
                causes[i][0] = random.nextGaussian();
                values[i] = 5 + random.nextGaussian() + 2 * causes[i][0];
                ones[i] = 1;
            }
            Estimate plain = Estimate.mean(values, 0.95);
            Estimate controlled = Estimate.controlled(values, ones, causes, 0.95);
            inside += plain.contains(5) ? 1 : 0;
            insideControlled += controlled.contains(5) ? 1 : 0;
        }
        assertThat(inside / 2_000.0).as("seed 4711").isCloseTo(0.95, within(0.015));
        assertThat(insideControlled / 2_000.0).as("seed 4711").isCloseTo(0.95, within(0.015));
    }
}
