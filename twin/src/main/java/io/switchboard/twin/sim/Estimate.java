package io.switchboard.twin.sim;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * A figure of the twin and how far it may be off.
 *
 * @param halfWidth of the interval with the confidence that was asked for
 */
record Estimate(double value, double halfWidth) {

    private static final double NEARLY_ALL = 0.75;

    double low() {
        return value - halfWidth;
    }

    double high() {
        return value + halfWidth;
    }

    boolean contains(double other) {
        return Math.abs(other - value) <= halfWidth;
    }

    Estimate orWider(double least) {
        return new Estimate(value, Math.max(halfWidth, least));
    }

    /** Whether nearly every batch has some of it: else that it deviates little says nothing. */
    static boolean isSeen(double[] sums) {
        long some = Arrays.stream(sums).filter(sum -> sum > 0).count();
        return some >= NEARLY_ALL * sums.length;
    }

    /**
     * How far a probability may be off at least that most batches have never, or never not, seen: as if what was seen came as
     * often again as in the batch that has most of it, and once if none has any. 0 for one that they have.
     */
    static double ofRare(double[] over, double[] under, double arrivals, double confidence) {
        double each = sum(under) / arrivals;
        boolean isRare = sum(over) <= sum(under) / 2;
        double[] seldom = new double[over.length];
        for (int i = 0; i < seldom.length; i++) {
            seldom[i] = (isRare ? over[i] : under[i] - over[i]) / each;
        }
        double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
        return isSeen(seldom)
                ? 0
                : z * z * Math.max(1, Arrays.stream(seldom).max().orElse(0)) / arrivals;
    }

    /** The mean of independent values, by Student's t. */
    static Estimate mean(double[] values, double confidence) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return ratio(values, ones, confidence);
    }

    /** Ratio of the sums of pairs, with the interval of its linearisation. */
    static Estimate ratio(double[] over, double[] under, double confidence) {
        double ratio = sum(over) / sum(under);
        double[] off = deviations(over, under, ratio);
        double squares = 0;
        for (double deviation : off) {
            squares += deviation * deviation;
        }
        int n = over.length;
        double error = Math.sqrt(squares / (n - 1) / n);
        return new Estimate(ratio, quantile(n - 1, confidence) * error);
    }

    /**
     * Ratio of the sums, corrected by what is known of the causes: controls are deviations of inputs of each batch from
     * means that are known exactly, such as the drawn arrivals from the rate.
     */
    static Estimate controlled(double[] over, double[] under, double[][] controls, double confidence) {
        double ratio = sum(over) / sum(under);
        double[] off = deviations(over, under, ratio);
        int n = over.length;
        int causes = controls[0].length;
        try {
            OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
            regression.newSampleData(off, controls);
            double correction = regression.estimateRegressionParameters()[0];
            double error = regression.estimateRegressionParametersStandardErrors()[0];
            return new Estimate(ratio + correction, quantile(n - causes - 1, confidence) * error);
        } catch (SingularMatrixException e) {
            return ratio(over, under, confidence);
        }
    }

    private static double[] deviations(double[] over, double[] under, double ratio) {
        double mean = sum(under) / under.length;
        double[] off = new double[over.length];
        for (int i = 0; i < off.length; i++) {
            off[i] = (over[i] - ratio * under[i]) / mean;
        }
        return off;
    }

    private static double quantile(int freedom, double confidence) throws MathIllegalArgumentException {
        return new TDistribution(freedom).inverseCumulativeProbability((1 + confidence) / 2);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
