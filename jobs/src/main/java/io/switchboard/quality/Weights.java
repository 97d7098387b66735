package io.switchboard.quality;

import java.io.Serializable;
import java.util.Map;

/**
 * How much each part of the quality score weighs; together 1.
 *
 * @param of each part; those that are left out weigh nothing
 * @param expected the share of a desk of which nothing is known
 * @param strength how many observations that expectation is worth
 */
public record Weights(Map<Part, Double> of, double expected, double strength) implements Serializable {

    public static final Weights DEFAULT = new Weights(
            Map.of(
                    Part.RESPONSE_SPEED, .30,
                    Part.RESOLUTION_RATE, .40,
                    Part.PROFESSIONALISM, .20,
                    Part.ATTITUDE, .10,
                    Part.REPEAT_ENQUIRIES, .0),
            .8,
            10);

    public Weights {
        of = Map.copyOf(of);
        double sum = of.values().stream().mapToDouble(Double::doubleValue).sum();
        if (Math.abs(sum - 1) > 1e-9 || of.values().stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException(
                    "the weights of the score are %s: none below 0, and together 1".formatted(of));
        }
    }

    double of(Part part) {
        return of.getOrDefault(part, 0.0);
    }

    /** From 0 to 1; null where nothing at all is known of any part that counts. */
    Figure score(Counters counters) {
        double score = 0;
        long known = 0;
        for (Part part : Part.values()) {
            score += of(part) * part.drawn(counters, this);
            known += of(part) > 0 && part.isKnown(counters) ? 1 : 0;
        }
        return new Figure(score, known, known == 0 ? null : score, null, null, null);
    }
}
