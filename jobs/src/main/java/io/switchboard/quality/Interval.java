package io.switchboard.quality;

/** Where the truth behind a sample lies, 95 times in 100. */
record Interval(double lower, double upper) {

    /** The standard normal quantile of 97.5 %. */
    static final double Z = 1.959963984540054;

    /** Wilson's, of a proportion; null for a sample of nobody. */
    static Interval wilson(long successes, long n) {
        if (n == 0) {
            return null;
        }
        double p = (double) successes / n;
        double zz = Z * Z;
        double centre = (p + zz / (2 * n)) / (1 + zz / n);
        double half = Z / (1 + zz / n) * Math.sqrt(p * (1 - p) / n + zz / (4.0 * n * n));
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /** Wald's, of a net promoter score from -100 to 100; null for a sample of nobody. */
    static Interval nps(double promoters, double detractors, double n) {
        if (n == 0) {
            return null;
        }
        double p = promoters / n;
        double d = detractors / n;
        double half = 100 * Z * Math.sqrt((p + d - (p - d) * (p - d)) / n);
        double score = 100 * (p - d);
        return new Interval(score - half, score + half);
    }

    /** The same of a sample with three more answers, a quarter of each kind on either end: it covers best. */
    static Interval adjustedNps(long promoters, long detractors, long n) {
        return n == 0 ? null : nps(promoters + .75, detractors + .75, n + 3.0);
    }

    double centre() {
        return (lower + upper) / 2;
    }

    double half() {
        return (upper - lower) / 2;
    }
}
