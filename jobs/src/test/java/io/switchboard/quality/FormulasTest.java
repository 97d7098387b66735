package io.switchboard.quality;

import static io.switchboard.quality.Counter.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.Proves;
import io.switchboard.audit.RowFile;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The formulas against the values of the literature, to six digits. */
class FormulasTest {

    private static final double SIX_DIGITS = 5e-7;

    /** 1,000 answered, 860 of them in time; 60 gave up, 20 within the threshold, 10 of those at once. */
    private static final Counters CALLS = counters(Map.of(
            OFFERED, 1060L,
            ANSWERED_WITHIN, 860L,
            ANSWERED_AFTER, 140L,
            ABANDONED_SHORT, 10L,
            ABANDONED_WITHIN, 10L,
            ABANDONED_AFTER, 40L));

    @ParameterizedTest
    @CsvSource({
        "SERVICE_LEVEL_F1, .830189",
        "SERVICE_LEVEL_F2, .860000",
        "SERVICE_LEVEL_F3, .811321",
        "SERVICE_LEVEL_F4, .826923",
        "SERVICE_LEVEL_F5, .820755",
        "SERVICE_LEVEL_GENESYS, .819048",
        "ABANDONMENT, .056604",
        "ABANDONMENT_ADJUSTED, .047619"
    })
    @Proves("R-100")
    void theVariantsOfTheServiceLevel(Metric metric, double value) {
        assertThat(value(metric, CALLS)).isCloseTo(value, within(SIX_DIGITS));
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_LEVEL_CISCO_IGNORE, .777778",
        "SERVICE_LEVEL_CISCO_NEGATIVE, .70",
        "SERVICE_LEVEL_CISCO_POSITIVE, .80"
    })
    @Proves("R-100")
    void thoseThatCountCallsWhichCameToTheThreshold(Metric metric, double value) {
        Counters calls =
                counters(Map.of(ANSWERED_WITHIN, 70L, ABANDONED_WITHIN, 10L, WAITING_PAST, 5L, ANSWERED_AFTER, 15L));
        assertThat(value(metric, calls)).isCloseTo(value, within(SIX_DIGITS));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 50, 20, 30.0000, 15.3078, 29.1262, 15.0751, .00005",
        "15, 8, 2, 40.00, 36.02, 33.33, 33.56, .005",
        "5, 3, 1, 40.00, 70.12, 25.00, 54.78, .005",
        "1000, 430, 170, 26.0000, 4.5224, 25.9222, 4.5161, .00005"
    })
    @Proves("R-103")
    void theNetPromoterScoreAndHowSureItIs(
            long n,
            long promoters,
            long detractors,
            double score,
            double half,
            double centre,
            double adjusted,
            double halfADigit) {
        Counters answers =
                counters(Map.of(PROMOTERS, promoters, DETRACTORS, detractors, PASSIVES, n - promoters - detractors));
        Figure nps = Metric.NPS.of(answers, Weights.DEFAULT);
        assertThat(nps.value()).isCloseTo(score, within(halfADigit));
        assertThat(nps.denominator()).isEqualTo((double) n);
        assertThat(Interval.nps((double) promoters, (double) detractors, (double) n)
                        .half())
                .isCloseTo(half, within(halfADigit));
        assertThat((nps.upper() + nps.lower()) / 2).isCloseTo(centre, within(halfADigit));
        assertThat((nps.upper() - nps.lower()) / 2).isCloseTo(adjusted, within(halfADigit));
        assertThat(value(Metric.NPS_PROMOTERS, answers)).isEqualTo((double) promoters / n);
    }

    /** Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29. */
    @ParameterizedTest
    @CsvSource({"81, 263, .2553, .3662", "15, 148, .0624, .1605", "0, 20, .0000, .1611", "1, 29, .0061, .1718"})
    void wilsonsInterval(long successes, long n, double lower, double upper) {
        Interval interval = Interval.wilson(successes, n);
        assertThat(interval.lower()).isCloseTo(lower, within(5e-5));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-5));
    }

    /** The reference values of the formula itself, to every digit that they have. */
    @ParameterizedTest
    @CsvSource({
        "0, 5, 0, .434482",
        "8, 10, .490162, .943318",
        "18, 20, .698966, .972134",
        "45, 50, .786398, .956524",
        "1, 30, .005909, .166704"
    })
    void wilsonsIntervalToSixDigits(long successes, long n, double lower, double upper) {
        Interval interval = Interval.wilson(successes, n);
        assertThat(interval.lower()).isCloseTo(lower, within(5e-7));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-7));
    }

    @Test
    void howEasyItWas() {
        Counters answers = counters(
                Map.of(CES_1, 80L, CES_2, 210L, CES_3, 140L, CES_4, 110L, CES_5, 160L, CES_6, 180L, CES_7, 120L));
        assertThat(value(Metric.CES, answers)).isEqualTo(4.08);
        assertThat(value(Metric.CES_EASY, answers)).isEqualTo(.46);
        assertThat(value(Metric.CES_NET, answers)).isEqualTo(-.13);
    }

    @Test
    void whoeverWasSatisfiedGaveOneOfTheTopTwoAnswers() {
        Counters answers = counters(Map.of(CSAT_1, 5L, CSAT_3, 15L, CSAT_4, 50L, CSAT_5, 30L));
        Figure csat = Metric.CSAT.of(answers, Weights.DEFAULT);
        assertThat(csat.value()).isEqualTo(.8);
        assertThat(csat.lower()).isCloseTo(0.711171, within(SIX_DIGITS));
        assertThat(csat.upper()).isCloseTo(0.866633, within(SIX_DIGITS));
    }

    @Test
    void solvedAtTheFirstContact() {
        assertThat(value(Metric.FCR, counters(Map.of(SOLVED_CONTACTS, 400L, SOLVED_AT_FIRST, 280L))))
                .isEqualTo(.7);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    @Proves("R-100")
    void nothingIsEverSaidOfNothing(Metric metric) {
        Figure figure = metric.of(Counters.NONE, Weights.DEFAULT);
        assertThat(metric.isEmpty(figure)).isTrue();
        if (metric.unit() == Unit.COUNT) {
            assertThat(figure.value()).isZero();
        } else {
            assertThat(figure.value()).isNull();
            assertThat(figure.lower()).isNull();
        }
    }

    /** .3 speed .9, .4 resolution .8, .2 professionalism .75, .1 attitude .65 at 990 observations and none expected. */
    @Test
    void theScoreIsTheWeightedSumOfItsParts() {
        Counters counters = counters(Map.of(
                ANSWERED_WITHIN, 900L,
                ANSWERED_AFTER, 100L,
                RESOLVED, 100L,
                REOPENED, 20L,
                CSAT_5, 75L,
                CSAT_2, 25L,
                PROMOTERS, 50L,
                PASSIVES, 30L,
                DETRACTORS, 20L));
        Weights plain = new Weights(Weights.DEFAULT.of(), .8, 0);
        assertThat(Metric.QUALITY_SCORE.of(counters, plain).value())
                .isCloseTo(.3 * .9 + .4 * .8 + .2 * .75 + .1 * .65, within(1e-12));
        assertThat(Part.RESPONSE_SPEED.figure(counters, Weights.DEFAULT).value())
                .isEqualTo((900 + 8.) / 1010);
        assertThat(Part.REPEAT_ENQUIRIES.figure(counters, Weights.DEFAULT).value())
                .isNull();
        assertThat(Arrays.stream(Part.values()).mapToDouble(Weights.DEFAULT::of))
                .containsExactly(.3, .4, .2, .1, .0);
    }

    private static double value(Metric metric, Counters counters) {
        return metric.of(counters, Weights.DEFAULT).value();
    }

    static Counters counters(Map<Counter, Long> values) {
        Counters counters = Counters.NONE;
        for (Map.Entry<Counter, Long> value : values.entrySet()) {
            counters = counters.plus(value.getKey(), value.getValue());
        }
        return counters;
    }

    /** It is compared with what is told of it by these names. */
    @Test
    @Proves("R-107")
    void whatBecomesOfCallsIsToldOfEachHourByTheNamesThatTheReconciliationLooksFor() {
        assertThat(Metric.of(Family.CALLS, Grain.HOUR).stream().map(metric -> metric.word() + "/" + metric.formula()))
                .containsAll(RowFile.CALLS);
        assertThat(Grain.HOUR.word() + " " + Family.CALLS).isEqualTo(RowFile.CALLS_OF_AN_HOUR);
    }
}
