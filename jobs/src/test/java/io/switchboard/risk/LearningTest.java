package io.switchboard.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LearningTest {

    private static final int LONG = 10_000;
    private static final double DAY = 86_400_000;

    /**
     * Answers that are twice as sure as they should be, and shifted. It follows a random walk, so that it sways about the truth: by
     * about 0.07 and 0.1, which an average of ten thousand steps does not.
     */
    @Property(tries = 20)
    void aCorrectionFindsOutHowSureAnswersShouldBe(@ForAll long seed) {
        Random dice = new Random(seed);
        Correction correction = Correction.NONE;
        double slope = 0;
        double shift = 0;
        for (int i = 0; i < 2 * LONG; i++) {
            double truth = dice.nextGaussian() * 1.5;
            correction = correction.told(2 * truth + 1, dice.nextDouble() < Logit.probability(truth));
            slope += i < LONG ? 0 : correction.slope() / LONG;
            shift += i < LONG ? 0 : correction.shift() / LONG;
        }
        assertThat(slope).isCloseTo(.5, within(.06));
        assertThat(shift).isCloseTo(-.5, within(.12));
    }

    @Property(tries = 20)
    void aCorrectionKeepsItsFeetWhateverComes(@ForAll long seed) {
        Random dice = new Random(seed);
        Correction correction = Correction.NONE;
        for (int i = 0; i < 20_000; i++) {
            boolean isLong = i / 2_000 % 2 == 0;
            correction = correction.told(dice.nextInt(61) - 30, isLong || dice.nextBoolean());
            double certain = correction.shiftVariance() * correction.slopeVariance()
                    - correction.covariance() * correction.covariance();
            assertThat(certain).isGreaterThan(-1e-12);
            assertThat(correction.logit(3)).isFinite();
        }
    }

    /** With one rate throughout, S(1)/S(a) is exp(-rate * (1 - a)): what is fulfilled is drawn from just that. */
    @Property(tries = 10)
    void whoIsStillOpenMissesAsOftenAsThePaceSays(@ForAll long seed) {
        Random dice = new Random(seed);
        double rate = .5 + 2 * dice.nextDouble();
        Survival survival = Survival.none();
        for (int i = 0; i < 20_000; i++) {
            double end = -Math.log(1 - dice.nextDouble()) / rate;
            survival = survival.with(Math.min(1, end), end < 1);
        }
        double[] hazard = survival.hazard(ones(), .5);
        for (double used : new double[] {0, .1, .33, .5, .9}) {
            assertThat(Survival.miss(hazard, used)).isCloseTo(Math.exp(-rate * (1 - used)), within(.02));
        }
    }

    private static double[] ones() {
        double[] ones = new double[Survival.BINS];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Reference: two clocks ended on the first day, one of them with a breach, and one without on the fifteenth. */
    @Test
    void aHalfLifeLaterWhatWasSeenCountsHalf() {
        Rate rate = Rate.NONE
                .weighedAt(1, 14 * DAY)
                .with(true)
                .with(false)
                .weighedAt((long) (14 * DAY) + 1, 14 * DAY)
                .with(false);
        assertThat(rate.ended()).isCloseTo(2, within(1e-9));
        assertThat(rate.breached()).isCloseTo(.5, within(1e-9));
        assertThat(rate.share(.5, 2)).isCloseTo(1.5 / 4, within(1e-9));
    }

    @Test
    void whatIsOlderThanTheWeightTakesNothingFromIt() {
        Rate rate = Rate.NONE.weighedAt(1_000, DAY).with(true);
        assertThat(rate.weighedAt(500, DAY)).isEqualTo(rate);
    }

    /** By hand, one step of FTRL-Proximal with alpha 0.1, beta 1, L2 1 from nothing: p is 1/2, so the gradient is -1/2 x. */
    @Test
    void oneStepIsTheFormula() {
        double[] numbers = new double[Layout.SIZE];
        numbers[0] = 1;
        numbers[3] = 2;
        Learner learner = Learner.fresh().told(numbers, Stage.OPENING, 0, true);
        assertThat(learner.weight(0)).isCloseTo(.5 / ((1 + .5) / .1 + 1), within(1e-12));
        assertThat(learner.weight(3)).isCloseTo(1 / ((1 + 1.) / .1 + 1), within(1e-12));
        assertThat(learner.weight(1)).isZero();
        assertThat(learner.learned()).isOne();
    }
}
