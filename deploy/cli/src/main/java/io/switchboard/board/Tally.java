package io.switchboard.board;

import java.util.OptionalDouble;

/**
 * How a clock's promises stand.
 *
 * @param atRisk warned of, neither breached nor ended
 * @param breachedOpen breached and not yet ended
 * @param breaches breaches that stand, of clocks that run and that ended
 * @param met clocks that ended in time
 * @param missed breached clocks but for cancelled ones
 */
public record Tally(long atRisk, long breachedOpen, long breaches, long met, long missed) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    static Tally of(Cycle cycle) {
        return new Tally(
                one(cycle.isAtRisk()),
                one(cycle.isBreachedAndOpen()),
                one(cycle.isBreached()),
                one(cycle.isMet()),
                one(cycle.isMissed()));
    }

    Tally plus(Tally other) {
        return new Tally(
                atRisk + other.atRisk,
                breachedOpen + other.breachedOpen,
                breaches + other.breaches,
                met + other.met,
                missed + other.missed);
    }

    /** The share of the promises that were kept, 0 to 1, of those that are decided; empty while none is. */
    public OptionalDouble attainment() {
        long decided = met + missed;
        return decided == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) met / decided);
    }

    private static long one(boolean is) {
        return is ? 1 : 0;
    }
}
