package io.switchboard.routing;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How much each dimension counts: a version that is published like a policy and never changed. */
public final class Weights {

    private static final double TOLERANCE = 1e-9;

    /** Those of the table of dimensions. */
    static final Map<Dimension, Double> DEFAULTS = Dimension.all().stream()
            .filter(Dimension::isWeighed)
            .collect(Collectors.toUnmodifiableMap(dimension -> dimension, Dimension::defaultWeight));

    private final String id;
    private final int version;
    private final double[] byNumber;
    private final Scales scales;

    /**
     * @param weights of exactly the weighed dimensions, 0 or more each, 1 together
     * @throws IllegalArgumentException if they are not; the message says which and what to do
     */
    public Weights(String id, int version, Map<Dimension, Double> weights, Scales scales) {
        this.id = id;
        this.version = version;
        this.scales = scales;
        this.byNumber = new double[Dimension.all().size() + 1];
        for (Dimension dimension : Dimension.all()) {
            byNumber[dimension.number()] = weight(dimension, weights.get(dimension));
        }
        double sum = Arrays.stream(byNumber).sum();
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException("weights %s version %d add up to %s, not 1: %s %s"
                    .formatted(id, version, round(sum), sum > 1 ? "take away" : "add", round(Math.abs(sum - 1))));
        }
    }

    private static double weight(Dimension dimension, Double given) {
        if (!dimension.isWeighed()) {
            if (given != null) {
                throw new IllegalArgumentException(
                        "%s is a gate and has no weight: remove it".formatted(dimension.id()));
            }
            return 0;
        }
        if (given == null) {
            throw new IllegalArgumentException(
                    "%s has no weight: add %s: 0 if it is not to count".formatted(dimension.id(), dimension.id()));
        }
        if (!(given >= 0 && given <= 1)) {
            throw new IllegalArgumentException(
                    "the weight of %s is %s: give a number from 0 to 1".formatted(dimension.id(), given));
        }
        return given;
    }

    private static String round(double sum) {
        return String.valueOf(Math.round(sum * 1e6) / 1e6);
    }

    /** Those of the table of dimensions. */
    public static Weights defaults(Scales scales) {
        return new Weights("default", 1, DEFAULTS, scales);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights weights
                && id.equals(weights.id)
                && version == weights.version
                && Arrays.equals(byNumber, weights.byNumber)
                && scales.equals(weights.scales);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, version);
    }

    public String id() {
        return id;
    }

    public int version() {
        return version;
    }

    public Scales scales() {
        return scales;
    }

    /**
     * The weight in force for an item: that of the document, and for urgency that times the penalty of the item's class
     * in parts of the mean one. So a dear class grows urgent faster, and the score stays a sum.
     */
    double of(Dimension dimension, Promise promise) {
        double weight = byNumber[dimension.number()];
        return dimension == Dimension.RESPONSE_URGENCY ? weight * promise.penalty() / scales.penaltyMean() : weight;
    }
}
