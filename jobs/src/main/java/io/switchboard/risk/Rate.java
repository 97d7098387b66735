package io.switchboard.risk;

/**
 * How many clocks of a kind ended, and how many of them with a breach; older ones count for less.
 *
 * @param ended their weight
 * @param breached of it
 * @param at to which time they are weighed; epoch milliseconds
 */
public record Rate(double ended, double breached, long at) {

    static final Rate NONE = new Rate(0, 0, 0);

    Rate weighedAt(long time, double halfLifeMs) {
        double left = Decay.left(at, time, halfLifeMs);
        return new Rate(ended * left, breached * left, Math.max(at, time));
    }

    /** One more, at the time to which it is weighed or before. */
    Rate with(boolean isBreach) {
        return new Rate(ended + 1, breached + (isBreach ? 1 : 0), at);
    }

    /** The share with a breach, drawn towards {@code prior} as if {@code strength} clocks had shown that. */
    double share(double prior, double strength) {
        return (breached + strength * prior) / (ended + strength);
    }
}
