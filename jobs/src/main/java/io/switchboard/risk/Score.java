package io.switchboard.risk;

/**
 * How good the answers of one stage were, each judged before anything was learned from it (science.md, section 4). Scores
 * add up, in any order.
 *
 * @param squares sum of the squared errors
 * @param surprise sum of the logarithmic losses
 * @param sums of the probabilities in each of {@value #BINS} bins of them, with {@code counts} and {@code breaches}
 * @param ofBreached how many that were breached had their probability in each of {@value #FINE} bins, and
 *     {@code ofMet} how many that were not
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Score(
        int ended,
        int breached,
        double squares,
        double surprise,
        int[] counts,
        double[] sums,
        int[] breaches,
        int[] ofBreached,
        int[] ofMet) {

    private static final int BINS = 20;
    private static final int FINE = 200;
    private static final double LEAST = 1e-9;

    public static Score none() {
        return new Score(0, 0, 0, 0, new int[BINS], new double[BINS], new int[BINS], new int[FINE], new int[FINE]);
    }

    public Score with(double probability, boolean isBreach) {
        int[] more = counts.clone();
        double[] moreSums = sums.clone();
        int[] moreBreaches = breaches.clone();
        int[] fine = (isBreach ? ofBreached : ofMet).clone();
        int bin = bin(probability, BINS);
        int one = isBreach ? 1 : 0;
        more[bin]++;
        moreSums[bin] += probability;
        moreBreaches[bin] += one;
        fine[bin(probability, FINE)]++;
        return new Score(
                ended + 1,
                breached + one,
                squares + (probability - one) * (probability - one),
                surprise - Math.log(Math.max(LEAST, isBreach ? probability : 1 - probability)),
                more,
                moreSums,
                moreBreaches,
                isBreach ? fine : ofBreached,
                isBreach ? ofMet : fine);
    }

    public Score plus(Score other) {
        return new Score(
                ended + other.ended,
                breached + other.breached,
                squares + other.squares,
                surprise + other.surprise,
                sum(counts, other.counts),
                sum(sums, other.sums),
                sum(breaches, other.breaches),
                sum(ofBreached, other.ofBreached),
                sum(ofMet, other.ofMet));
    }

    /** Mean squared error; not a number if nothing has ended. */
    public double brier() {
        return squares / ended;
    }

    /** How much better than always saying what share is breached: 1 is perfect, 0 no better; NaN if all ended alike. */
    public double skill() {
        double share = (double) breached / ended;
        return 1 - brier() / (share * (1 - share));
    }

    public double logLoss() {
        return surprise / ended;
    }

    /** Expected calibration error. */
    public double calibrationError() {
        double error = 0;
        for (int i = 0; i < BINS; i++) {
            error += Math.abs(sums[i] - breaches[i]);
        }
        return error / ended;
    }

    /** The chance that of one breached and one met the former was thought likelier; NaN if all ended alike. */
    public double auc() {
        double pairs = 0;
        long below = 0;
        for (int i = 0; i < FINE; i++) {
            pairs += ofBreached[i] * (below + ofMet[i] / 2.0);
            below += ofMet[i];
        }
        return pairs / ((double) breached * (ended - breached));
    }

    private static int bin(double probability, int bins) {
        return Math.max(0, Math.min(bins - 1, (int) (probability * bins)));
    }

    private static int[] sum(int[] one, int[] other) {
        int[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    private static double[] sum(double[] one, double[] other) {
        double[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }
}
