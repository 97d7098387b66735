package io.switchboard.risk;

/**
 * How far answers are to be believed: a probability is made of {@code shift + slope * logit} (Platt). It follows what is
 * seen, one clock after the other, by the extended Kalman filter of a logistic regression, which forgets.
 *
 * @param shiftVariance with {@code covariance} and {@code slopeVariance}: how little is known of both
 */
public record Correction(double shift, double slope, double shiftVariance, double covariance, double slopeVariance) {

    /** What to think before anything was seen: the answer is right. */
    private static final double DOUBT = .05;

    /** How much more is in doubt with each clock: things change. */
    private static final double CHANGE = 2e-5;

    static final Correction NONE = new Correction(0, 1, DOUBT, 0, DOUBT);

    double logit(double raw) {
        return shift + slope * raw;
    }

    Correction told(double raw, boolean isBreach) {
        double probability = Logit.probability(logit(raw));
        double information = probability * (1 - probability);
        double a = shiftVariance + CHANGE;
        double b = covariance;
        double c = slopeVariance + CHANGE;
        double gainOfShift = a + b * raw;
        double gainOfSlope = b + c * raw;
        double spread = gainOfShift + gainOfSlope * raw;
        double factor = 1 / (1 + information * spread);
        double error = ((isBreach ? 1 : 0) - probability) * factor;
        double less = information * factor;
        return new Correction(
                shift + gainOfShift * error,
                slope + gainOfSlope * error,
                a - less * gainOfShift * gainOfShift,
                b - less * gainOfShift * gainOfSlope,
                c - less * gainOfSlope * gainOfSlope);
    }
}
