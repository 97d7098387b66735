package io.switchboard.twin.sim;

import io.switchboard.surge.Surge;
import io.switchboard.surge.SurgeSettings;

/**
 * Counts of five minutes against what is usual, as alarms are mostly made: nothing is known before they are over. The level
 * of the day is that of the job's rules, but that it follows a surge, too.
 *
 * @param observed arrivals, decayed
 * @param expected by what is usual, decayed
 */
record Windows(SurgeSettings settings, double observed, double expected) {

    static final long LENGTH = 300_000;

    /** Arrivals that the level is drawn towards 1 by. */
    private static final double PRIOR = 30;

    /** Arrivals that are expected at least: of an hour of the night in which nobody came, one call is no flood. */
    private static final double LEAST = 1;

    static Windows from(SurgeSettings settings) {
        return new Windows(settings, 0, 0);
    }

    /**
     * How much likelier a count is by itself than by what is usual: the logarithm, in parts of the dispersion. Below 0 if
     * fewer came than is usual.
     *
     * @param usual arrivals; negative if nobody knows
     */
    double score(int count, double usual) {
        if (usual < 0) {
            return 0;
        }
        double level = (observed + PRIOR) / (expected + PRIOR);
        double due = Math.max(LEAST, usual * Math.min(settings.levelTo(), Math.max(settings.levelFrom(), level)));
        double likelier = (count == 0 ? 0 : count * Math.log(count / due)) - count + due;
        return Math.copySign(likelier, count - due) / settings.dispersion();
    }

    Windows after(int count, double usual) {
        if (usual < 0) {
            return from(settings);
        }
        double keep = Math.pow(2, -LENGTH / (double) settings.levelHalfLife());
        return new Windows(settings, observed * keep + count, expected * keep + usual);
    }

    /** Tells, window by window, what passes a threshold; it is over below a quarter of that. */
    static final class Alarm {

        private final double threshold;
        private Surge.Kind open;

        Alarm(double threshold, Surge.Kind open) {
            this.threshold = threshold;
            this.open = open;
        }

        /** What is told now; null if nothing. */
        Surge.Kind take(double score) {
            Surge.Kind kind = score > 0 ? Surge.Kind.FLOOD : Surge.Kind.COLLAPSE;
            if (Math.abs(score) >= threshold && open != kind) {
                open = kind;
                return kind;
            }
            open = Math.abs(score) < threshold / 4 ? null : open;
            return null;
        }

        Surge.Kind open() {
            return open;
        }
    }
}
