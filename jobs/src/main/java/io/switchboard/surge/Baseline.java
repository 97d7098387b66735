package io.switchboard.surge;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How many arrivals a place uses to have, by quarters of an hour, on workdays and on weekends as its wall shows them: means in
 * which the past counts less and less. A quarter that was never seen expects nothing, and nothing is said of it.
 *
 * @param means arrivals by quarter of the day, workdays first; negative where none was seen
 * @param quarter that is under way, counted from the epoch
 * @param count arrivals in it so far; negative, from earlier releases, if it is not to be learned
 */
public record Baseline(List<Double> means, long quarter, double count) {

    private static final long QUARTER = 900_000;
    private static final int A_DAY = 96;
    private static final int KINDS_OF_DAY = 2;
    private static final int DAYS = 7;
    private static final int WORKDAYS = 5;
    private static final double NEVER = -1;

    /** Of the newest day in the mean, if it is as usual. */
    static final double USUAL = 0.3;

    /** Of one that is not: what lasts becomes usual in the end. */
    static final double UNUSUAL = 0.1;

    /** Quarters before and after that are looked at, too. */
    private static final int AROUND = 2;

    /** Standard deviations of the difference of two counts. */
    private static final double APART = 2.5;

    public static Baseline from(long at) {
        return new Baseline(Collections.nCopies(A_DAY * KINDS_OF_DAY, NEVER), at / QUARTER, 0);
    }

    /** Arrivals that are usual between the two, epoch milliseconds; negative if nobody knows. */
    public double expected(long from, long until, ZoneId wall) {
        double sum = 0;
        for (long at = from; at < until; at = (at / QUARTER + 1) * QUARTER) {
            double usual = usual(at / QUARTER, wall);
            if (usual < 0) {
                return NEVER;
            }
            long end = Math.min(until, (at / QUARTER + 1) * QUARTER);
            sum += usual * (end - at) / QUARTER;
        }
        return sum;
    }

    /** The mean of the quarter and of those around it that are like it: chance is smoothed, and the end of a day is not. */
    private double usual(long of, ZoneId wall) {
        double own = means.get(place(of, wall));
        if (own < 0) {
            return NEVER;
        }
        double sum = 0;
        int like = 0;
        for (int i = -AROUND; i <= AROUND; i++) {
            double mean = means.get(place(of + i, wall));
            if (mean >= 0 && isLike(own, mean)) {
                sum += mean;
                like++;
            }
        }
        return sum / like;
    }

    /** What is further apart than chance puts two quarters of one day is a step of the day, such as its beginning. */
    private static boolean isLike(double mean, double other) {
        double apart = mean - other;
        return apart * apart <= APART * APART * (mean + other);
    }

    private static int place(long quarter, ZoneId wall) {
        ZonedDateTime begin = Instant.ofEpochMilli(quarter * QUARTER).atZone(wall);
        long ofDay = begin.toLocalTime().toNanoOfDay() / 1_000_000 / QUARTER;
        return (int) ofDay + (begin.getDayOfWeek().getValue() <= WORKDAYS ? 0 : A_DAY);
    }

    /**
     * After the time has passed, and so many have arrived; full quarters are learned.
     *
     * @param newest share of the newest day in the mean
     */
    Baseline after(long at, int arrivals, double newest, ZoneId wall) {
        long now = at / QUARTER;
        if (now <= quarter) {
            return new Baseline(means, quarter, count < 0 ? NEVER : count + arrivals);
        }
        List<Double> next = new ArrayList<>(means);
        double seen = count;
        long most = Math.min(now, quarter + DAYS * A_DAY);
        for (long past = quarter; past < most; past++) {
            int place = place(past, wall);
            double before = next.get(place);
            if (seen >= 0) {
                next.set(place, before < 0 ? seen : before + newest * (seen - before));
            }
            seen = 0;
        }
        return new Baseline(List.copyOf(next), now, arrivals);
    }
}
