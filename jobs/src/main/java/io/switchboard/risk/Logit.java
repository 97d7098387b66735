package io.switchboard.risk;

/** Probabilities as what can be added up. */
final class Logit {

    /** No share of what was seen is nothing or all. */
    private static final double SURE = .001;

    private Logit() {}

    static double of(double probability) {
        double kept = Math.max(SURE, Math.min(1 - SURE, probability));
        return Math.log(kept / (1 - kept));
    }

    static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
