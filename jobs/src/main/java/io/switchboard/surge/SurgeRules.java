package io.switchboard.surge;

import io.switchboard.surge.Surge.Kind;
import java.io.Serializable;
import java.util.Optional;

/**
 * Finds surges from the arrivals of one key, each at the moment of an arrival: no window has to end first. A collapse
 * shows in what does not come, so somebody has to look from time to time.
 */
public final class SurgeRules implements Serializable {

    private static final long serialVersionUID = 1;

    private static final double HALF = 1.5;
    private static final double TRIPLE = 3;
    private static final double THIRD = 1.0 / 3;

    /** Arrivals that the level is drawn towards 1 by, while few have been seen. */
    private static final double PRIOR = 30;

    /** The sums grow no more than this over the threshold, so that the end of a long surge is seen soon. */
    private static final double CEILING = 1.25;

    private final SurgeSettings settings;

    public SurgeRules(SurgeSettings settings) {
        this.settings = settings;
    }

    /** What is to be remembered next, and what is to be told. */
    public record Step(ArrivalWatch watch, Optional<Surge> surge) {}

    /**
     * Something arrives.
     *
     * @param expected arrivals by the profile since the last look
     */
    public Step arrival(ArrivalWatch watch, long at, double expected) {
        return look(watch, at, expected, 1);
    }

    /** Nothing arrives, but time has passed. */
    public Step quiet(ArrivalWatch watch, long at, double expected) {
        return look(watch, at, expected, 0);
    }

    /** The level of the day in parts of the profile. */
    public double level(ArrivalWatch watch) {
        double level = (watch.observed() + PRIOR) / (watch.expected() + PRIOR);
        return Math.min(settings.levelTo(), Math.max(settings.levelFrom(), level));
    }

    private Step look(ArrivalWatch watch, long at, double expected, int arrivals) {
        if (at < watch.lastAt()) {
            throw new IllegalArgumentException(
                    "time runs back from %d to %d: sort by time".formatted(watch.lastAt(), at));
        }
        double usual = expected * level(watch);
        double half = passed(watch.half(), HALF, usual);
        double triple = passed(watch.triple(), TRIPLE, usual);
        double third = passed(watch.third(), THIRD, usual);
        boolean isLikely = Math.max(half, Math.max(triple, third)) >= settings.threshold() / 2;
        boolean asEver = half == 0 && triple == 0;
        long upSince = asEver ? at : watch.upSince();
        double excess = (asEver ? 0 : watch.excess() - usual) + arrivals;
        half = counted(half, HALF, arrivals);
        triple = counted(triple, TRIPLE, arrivals);
        third = counted(third, THIRD, arrivals);
        long downSince = third == 0 ? at : watch.downSince();
        ArrivalWatch next = new ArrivalWatch(
                at, half, triple, third, upSince, downSince, watch.observed(), watch.expected(), watch.open(), excess);
        return told(isLikely ? next : learned(next, at - watch.lastAt(), expected, arrivals), at);
    }

    private double passed(double sum, double ratio, double usual) {
        return capped(sum - (ratio - 1) * usual / settings.dispersion());
    }

    private double counted(double sum, double ratio, int arrivals) {
        return capped(sum + arrivals * Math.log(ratio) / settings.dispersion());
    }

    private double capped(double sum) {
        return Math.min(CEILING * settings.threshold(), Math.max(0, sum));
    }

    /**
     * The level is learned from usual days only: not while a change is likely. That is asked before who arrives is counted: else time
     * would be learned from without those who came in it.
     */
    private ArrivalWatch learned(ArrivalWatch watch, long passed, double expected, int arrivals) {
        double keep = Math.pow(2, -passed / (double) settings.levelHalfLife());
        return watch.learned(watch.observed() * keep + arrivals, watch.expected() * keep + expected);
    }

    private Step told(ArrivalWatch watch, long at) {
        double up = Math.max(watch.half(), watch.triple());
        double most = Math.max(up, watch.third());
        Kind kind = up >= watch.third() ? Kind.FLOOD : Kind.COLLAPSE;
        if (most >= settings.threshold() && watch.open() != kind) { // the one can follow the other without a pause
            long onset = kind == Kind.FLOOD ? watch.upSince() : watch.downSince();
            return new Step(watch.told(kind), Optional.of(new Surge(kind, onset, at, level(watch))));
        }
        if (watch.open() != null && most < settings.threshold() / 4) {
            return new Step(watch.told(null), Optional.of(new Surge(Kind.RELEASED, at, at, level(watch))));
        }
        return new Step(watch, Optional.empty());
    }
}
