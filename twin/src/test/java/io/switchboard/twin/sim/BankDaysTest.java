package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/** Contacts come as science.md, or whoever counts them, says that they come to a bank. */
class BankDaysTest {

    private static final long SEED = 20261129;
    private static final int DAYS = 1_500;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private static BankDays days(double shape, boolean dispersed) {
        return new BankDays(new Draws(SEED), 10, shape, dispersed);
    }

    /** Contacts of a stretch of each day. */
    private static double[] counts(BankDays days, long from, long length) {
        double[] counts = new double[DAYS];
        Arrays.setAll(counts, number -> {
            BankDays.Day day = days.day(number);
            long begin = day.from() + from;
            return Arrays.stream(day.contacts())
                    .filter(at -> at >= begin && at < begin + length)
                    .count();
        });
        return counts;
    }

    private static double index(double[] counts) {
        return StatUtils.variance(counts) / StatUtils.mean(counts);
    }

    @Test
    void asManyComeAsTheProfileSaysAndEachDayIsBusyInItsOwnWay() {
        BankDays days = days(27, false);
        double[] busiest = counts(days, 10 * HOUR, HOUR);
        double mean = StatUtils.mean(busiest);
        double ofDays = (StatUtils.variance(busiest) - mean) / mean / mean;

        assertThat(mean).as("seed %d", SEED).isCloseTo(600, within(10.0));
        assertThat(ofDays).as("of a gamma factor, seed %d", SEED).isCloseTo(1 / 27.0, within(0.004));
        assertThat(days.expected(9 * HOUR + HOUR / 2, 10 * HOUR + HOUR / 2))
                .isCloseTo(300 * (1 + .0785 / .0896), within(1e-9));
        assertThat(days.expected(SimAgent.DAY - HOUR, SimAgent.DAY + HOUR))
                .isCloseTo(600 * (.0267 + .0033) / .0896, within(1e-9));
    }

    @Test
    void withinADayTheyArePoissonUnlessTheyAreDispersedAsAtTheBank() {
        assertThat(index(counts(days(0, false), 10 * HOUR, HOUR)))
                .as("seed %d", SEED)
                .isCloseTo(1, within(0.1));

        BankDays dispersed = days(0, true);
        double[] hour = counts(dispersed, 10 * HOUR, HOUR);
        assertThat(index(counts(dispersed, 10 * HOUR, 6 * MINUTE)))
                .as("of six minutes, seed %d", SEED)
                .isCloseTo(1.7, within(0.15));
        assertThat(index(hour)).as("of an hour, seed %d", SEED).isCloseTo(5.2, within(0.5));
        assertThat(StatUtils.mean(hour)).as("seed %d", SEED).isCloseTo(600, within(4.0));
        assertThat(new PearsonsCorrelation().correlation(hour, counts(dispersed, 11 * HOUR, HOUR)))
                .as("of hours that follow each other, seed %d", SEED)
                .isBetween(0.2, 0.35);
    }

    @Test
    void aFloodBringsAsManyAgainWhileItLastsAndNobodyElseComesOtherwise() {
        BankDays days = days(0, false);
        double more = 0;
        for (int number = 0; number < 200; number++) {
            BankDays.Day day = days.day(number);
            long from = day.instant(0, 10, 11);
            long[] flood = day.flood(0, from, from + HOUR, 1);
            more += flood.length - days.expected(from, from + HOUR);

            assertThat(from - day.from()).isBetween(10 * HOUR, 11 * HOUR);
            assertThat(flood).isSorted();
            assertThat(flood[0]).isGreaterThanOrEqualTo(from);
            assertThat(flood[flood.length - 1]).isLessThan(from + HOUR);
            assertThat(day.contacts()).isSorted().isEqualTo(days.day(number).contacts());
        }
        assertThat(more / 200).as("seed %d", SEED).isCloseTo(0, within(6.0));
    }
}
