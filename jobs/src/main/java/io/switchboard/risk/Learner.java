package io.switchboard.risk;

import java.util.Arrays;

/**
 * A logistic regression that learns from one clock after the other by FTRL-Proximal (science.md, section 4, layer B), and
 * what its answers have to be corrected by.
 *
 * @param z and {@code n}, of which the weights are made
 * @param means of the numbers it was asked about lately, against which an answer is explained
 * @param asked of how many questions they are, at most {@value #MEMORY}
 * @param learned from how many clocks' stages it has learned
 * @param corrections of each stage
 * @param layout whose numbers these are
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Learner(
        double[] z, double[] n, double[] means, int asked, long learned, Correction[] corrections, String layout) {

    static final int MEMORY = 1_000;

    private static final double ALPHA = .1;
    private static final double BETA = 1;
    private static final double L2 = 1;

    /** Beyond this nothing more is meant. */
    private static final double LARGEST = 30;

    static Learner fresh() {
        Correction[] corrections = new Correction[Stage.values().length];
        Arrays.fill(corrections, Correction.NONE);
        return new Learner(
                new double[Layout.SIZE],
                new double[Layout.SIZE],
                new double[Layout.SIZE],
                0,
                0,
                corrections,
                Layout.PRINT);
    }

    /** It was learned with the numbers that there are now. */
    boolean isUsable() {
        return layout.equals(Layout.PRINT);
    }

    /** Without L1: the numbers are few, and each has a name. */
    double weight(int i) {
        return -z[i] / ((BETA + Math.sqrt(n[i])) / ALPHA + L2);
    }

    double logit(double[] numbers) {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != 0) {
                sum += weight(i) * numbers[i];
            }
        }
        return Math.max(-LARGEST, Math.min(LARGEST, sum));
    }

    /** It was asked about these. */
    Learner heard(double[] numbers) {
        int count = Math.min(asked + 1, MEMORY);
        double[] next = means.clone();
        for (int i = 0; i < numbers.length; i++) {
            next[i] += (numbers[i] - next[i]) / count;
        }
        return new Learner(z, n, next, count, learned, corrections, layout);
    }

    /** It is told how a clock ended that it was asked about when it had these. */
    Learner told(double[] numbers, Stage stage, double logit, boolean isBreach) {
        double[] nextZ = z.clone();
        double[] nextN = n.clone();
        double error = Logit.probability(logit(numbers)) - (isBreach ? 1 : 0);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != 0) {
                double slope = error * numbers[i];
                double sigma = (Math.sqrt(n[i] + slope * slope) - Math.sqrt(n[i])) / ALPHA;
                nextZ[i] += slope - sigma * weight(i);
                nextN[i] += slope * slope;
            }
        }
        Correction[] next = corrections.clone();
        next[stage.place()] = next[stage.place()].told(logit, isBreach);
        return new Learner(nextZ, nextN, means, asked, learned + 1, next, layout);
    }

    Correction correction(Stage stage) {
        return corrections[stage.place()];
    }
}
