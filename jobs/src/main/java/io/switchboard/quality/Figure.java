package io.switchboard.quality;

/**
 * What a formula makes of counters. Numerators and denominators of windows add up; values do not.
 *
 * @param value null where there is nothing to divide by
 * @param lower of the 95 % confidence interval, like {@code upper}; null where the formula has none
 * @param percentiles of a duration; null for anything else
 */
public record Figure(
        double numerator, double denominator, Double value, Double lower, Double upper, Percentiles percentiles) {

    /** Something that was counted, and not a share of anything. */
    static Figure count(long count) {
        return new Figure(count, 1, (double) count, null, null, null);
    }

    static Figure ratio(double numerator, double denominator) {
        return new Figure(numerator, denominator, denominator == 0 ? null : numerator / denominator, null, null, null);
    }

    static Figure ratio(long numerator, long denominator) {
        return ratio((double) numerator, (double) denominator);
    }

    /** So many of them, with Wilson's interval. */
    static Figure share(long count, long of) {
        Interval interval = Interval.wilson(count, of);
        return ratio(count, of).within(interval);
    }

    /** The mean of durations, in milliseconds. */
    static Figure mean(long sumMs, long count, Percentiles percentiles) {
        return new Figure(sumMs, count, count == 0 ? null : (double) sumMs / count, null, null, percentiles);
    }

    Figure within(Interval interval) {
        return interval == null
                ? this
                : new Figure(numerator, denominator, value, interval.lower(), interval.upper(), percentiles);
    }

    /** The same without what would be made too much of. */
    Figure withheld() {
        return new Figure(numerator, denominator, null, null, null, null);
    }
}
