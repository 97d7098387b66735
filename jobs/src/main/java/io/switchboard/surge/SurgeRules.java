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

    /** How long a change is likely before the level is learned from it, too, ms. */
    private static final long FROZEN = 3_600_000;

    /**
     * Part of its pace at which it is learned then: ten a minute that have become twenty stay a flood for nearly a day, and
     * a day that is just busier than its morning is not taken for one until its end.
     */
    private static final double SLOWLY = 0.03;

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
        double pace = pace(at, Math.max(half, triple), third, watch);
        boolean asEver = half == 0 && triple == 0;
        long upSince = asEver ? at : watch.upSince();
        double excess = (asEver ? 0 : watch.excess() - usual) + arrivals;
        half = counted(half, HALF, arrivals);
        triple = counted(triple, TRIPLE, arrivals);
        third = counted(third, THIRD, arrivals);
        long downSince = third == 0 ? at : watch.downSince();
        ArrivalWatch next = new ArrivalWatch(
                at, half, triple, third, upSince, downSince, watch.observed(), watch.expected(), watch.open(), excess);
        return told(learned(next, at - watch.lastAt(), expected, arrivals, pace), at);
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
     * The level is learned from usual days only: not while a change is likely, but for one that lasts. That is asked before who
     * arrives is counted: else time would be learned from without those who came in it.
     *
     * @param pace part of its pace at which it is learned
     */
    private ArrivalWatch learned(ArrivalWatch watch, long passed, double expected, int arrivals, double pace) {
        double keep = Math.pow(2, -pace * passed / settings.levelHalfLife());
        return watch.learned(watch.observed() * keep + pace * arrivals, watch.expected() * keep + pace * expected);
    }

    private double pace(long at, double up, double down, ArrivalWatch before) {
        if (Math.max(up, down) < settings.threshold() / 2) {
            return 1;
        }
        return at - (up >= down ? before.upSince() : before.downSince()) < FROZEN ? 0 : SLOWLY;
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
