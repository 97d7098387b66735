package io.switchboard.risk;

/**
 * How fast clocks of a kind are fulfilled, by the share of their time that is used (science.md, section 4, layer A): in
 * {@value #BINS} bins, of which each is half as long again as the one before. Older clocks count for less.
 *
 * @param fulfilled weight of the clocks that were fulfilled in each bin
 * @param exposure weight of the clocks that ran in each bin, times the share of it in which they did
 * @param at to which time they are weighed; epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Survival(double[] fulfilled, double[] exposure, long at) {

    static final int BINS = 12;

    private static final double GROWTH = Math.pow(2, .6);

    /** Where the bins begin and end. */
    private static final double[] EDGES = edges();

    static Survival none() {
        return new Survival(new double[BINS], new double[BINS], 0);
    }

    private static double[] edges() {
        double[] edges = new double[BINS + 1];
        for (int i = 1; i <= BINS; i++) {
            edges[i] = Math.pow(GROWTH, i - BINS);
        }
        return edges;
    }

    Survival weighedAt(long time, double halfLifeMs) {
        double left = Decay.left(at, time, halfLifeMs);
        double[] fewer = fulfilled.clone();
        double[] less = exposure.clone();
        for (int i = 0; i < BINS; i++) {
            fewer[i] *= left;
            less[i] *= left;
        }
        return new Survival(fewer, less, Math.max(at, time));
    }

    /** One more clock that ran until {@code used} of its time, and was fulfilled then or was not. */
    Survival with(double used, boolean isFulfilled) {
        double[] more = fulfilled.clone();
        double[] longer = exposure.clone();
        for (int i = 0; i < BINS; i++) {
            longer[i] += overlap(i, 0, used);
            boolean isHere = used >= EDGES[i] && (used < EDGES[i + 1] || i == BINS - 1);
            more[i] += isFulfilled && isHere ? 1 : 0;
        }
        return new Survival(more, longer, at);
    }

    /** Fulfilments by unit of share, drawn towards {@code prior} as if {@code strength} clocks had shown that. */
    double[] hazard(double[] prior, double strength) {
        double[] hazard = new double[BINS];
        for (int i = 0; i < BINS; i++) {
            double weight = strength * (EDGES[i + 1] - EDGES[i]);
            hazard[i] = (fulfilled[i] + weight * prior[i]) / (exposure[i] + weight);
        }
        return hazard;
    }

    /** The chance that a clock which still runs at {@code used} still does when its time is used up. */
    static double miss(double[] hazard, double used) {
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += hazard[i] * overlap(i, used, 1);
        }
        return Math.exp(-sum);
    }

    private static double overlap(int bin, double from, double to) {
        return Math.max(0, Math.min(to, EDGES[bin + 1]) - Math.max(from, EDGES[bin]));
    }
}
