package io.switchboard.twin.sim;

import java.util.Arrays;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * When contacts come on the days of a bank: by the hours of its profile, each day as busy as chance makes it, Sundays as
 * Mondays. Times are ms from the beginning of the first.
 */
final class BankDays {

    static final int BUSIEST_HOUR = 10;

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final int OF_A_DAY = (int) (SimAgent.DAY / MINUTE);
    private static final int OF_AN_HOUR = (int) (HOUR / MINUTE);

    /** Fewer contacts than these come on a day: each has a number of its own. */
    private static final long MOST = 1L << 24;

    /** Minutes after which a swing of the rate is forgotten but for 1/e. */
    private static final double SWING = 30;

    /**
     * By how much the index of dispersion is above 1 in counts of very long times. With the above it is 1.7 in six minutes
     * of the busiest hour and 5.2 in all of it, as in the bank's calls.
     */
    private static final double DISPERSED = 7.4;

    private final Draws draws;
    private final Draws swings;
    private final Draws floods;
    private final double perMinute;
    private final double shape;
    private final double swing;

    /**
     * Days of one place.
     *
     * @param perMinute contacts in the busiest hour, on average over the days
     * @param shape of the gamma factor of each day, whose mean is 1; 0 if all days are alike
     * @param dispersed whether the rate swings within a day, too: else contacts are a Poisson stream
     */
    BankDays(Draws draws, double perMinute, double shape, boolean dispersed) {
        this.draws = draws;
        this.swings = draws.apart(Draws.SWINGS);
        this.floods = draws.apart(Draws.FLOODS);
        this.perMinute = perMinute;
        this.shape = shape;
        this.swing = dispersed ? Math.sqrt(Math.log1p(DISPERSED / (2 * perMinute * SWING))) : 0;
    }

    /** Contacts to be expected by the profile alone. */
    double expected(long from, long until) {
        double sum = 0;
        long at = from;
        while (at < until) {
            long end = Math.min(until, (at / HOUR + 1) * HOUR);
            sum += (double) (end - at) / MINUTE * perMinute * share((int) (at % SimAgent.DAY / HOUR));
            at = end;
        }
        return sum;
    }

    /** Contacts of an hour in parts of those of the busiest. */
    static double share(int hour) {
        return ScenarioReader.BANK[hour] / ScenarioReader.BANK[BUSIEST_HOUR];
    }

    Day day(int number) {
        return new Day(number);
    }

    /** One of them. */
    final class Day {

        private final int number;
        private final double[] rates = new double[OF_A_DAY];

        private Day(int number) {
            this.number = number;
            double busy = shape > 0
                    ? new GammaDistribution(shape, 1 / shape)
                            .inverseCumulativeProbability(draws.uniform(number, Draws.BUSYNESS))
                    : 1;
            Arrays.setAll(rates, minute -> perMinute * share(minute / OF_AN_HOUR) * busy);
            if (swing > 0) {
                swing();
            }
        }

        /** Factors with the mean 1, the logarithm of which is drawn back as if by a spring (Ornstein and Uhlenbeck). */
        private void swing() {
            NormalDistribution normal = new NormalDistribution();
            double keeps = Math.exp(-1 / SWING);
            double state = 0;
            for (int minute = 0; minute < OF_A_DAY; minute++) {
                double chance = normal.inverseCumulativeProbability(
                        swings.uniform((long) number * OF_A_DAY + minute, Draws.CHOICE));
                state = minute == 0 ? chance : keeps * state + Math.sqrt(1 - keeps * keeps) * chance;
                rates[minute] *= Math.exp(swing * state - swing * swing / 2);
            }
        }

        long from() {
            return number * SimAgent.DAY;
        }

        /** When contacts come, in order. */
        long[] contacts() {
            return times(draws, 1, 0, OF_A_DAY);
        }

        /** Some instant, one as likely as another, from one hour to another. */
        long instant(int flood, int fromHour, int untilHour) {
            double part = floods.apart(flood).uniform(number, Draws.CHOICE);
            return from() + Math.round((fromHour + part * (untilHour - fromHour)) * HOUR);
        }

        /**
         * When those come whom a flood brings beside all others, in order.
         *
         * @param flood its number on this day
         * @param until on this day, too
         * @param more of them in parts of the others
         */
        long[] flood(int flood, long from, long until, double more) {
            int first = (int) ((from - from()) / MINUTE);
            int last = (int) ((until - from() + MINUTE - 1) / MINUTE);
            return Arrays.stream(times(floods.apart(flood), more, first, last))
                    .filter(at -> at >= from && at < until)
                    .toArray();
        }

        private long[] times(Draws of, double factor, int fromMinute, int untilMinute) {
            long[] times = new long[64];
            int count = 0;
            double left = gap(of, count);
            for (int minute = fromMinute; minute < untilMinute; minute++) {
                double rate = rates[minute] * factor;
                double passed = 0;
                while (left <= rate * (1 - passed)) {
                    passed += left / rate;
                    times = count < times.length ? times : Arrays.copyOf(times, 2 * count);
                    times[count] = from() + Math.round((minute + passed) * MINUTE);
                    count++;
                    left = gap(of, count);
                }
                left -= rate * (1 - passed);
            }
            return Arrays.copyOf(times, count);
        }

        /** To the next contact, in contacts to be expected. */
        private double gap(Draws of, int contact) {
            return -Math.log(of.uniform(number * MOST + contact, Draws.GAP));
        }
    }
}
