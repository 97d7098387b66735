package io.switchboard.health;

import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * When a customer's resources are pressed too hard, and what a customer's health is made of.
 *
 * @param pressureWeights of what is measured; what is missing of one resource is left out, and the rest made up to 1
 * @param staleAfter how long a measurement holds
 * @param limit the pressure from which on a case is raised
 * @param release the pressure below which it is over
 * @param sustained how long either has to last
 * @param caseAfter how long a case is open
 * @param healthWeights of the parts of the score
 * @param moodHalfLife after which an answer counts for half
 */
public record Settings(
        Map<String, Double> pressureWeights,
        Duration staleAfter,
        double limit,
        double release,
        Duration sustained,
        Duration caseAfter,
        Map<String, Double> healthWeights,
        Duration moodHalfLife)
        implements Serializable {

    /** What a job does that is told nothing else. */
    public static final Settings DEFAULT = new Settings(
            usual(Measure.values(), Measure::word, Measure::usualWeight),
            Duration.ofMinutes(15),
            .8,
            .6,
            Duration.ofMinutes(5),
            Duration.ofDays(1),
            usual(Part.values(), Part::word, Part::usualWeight),
            Duration.ofDays(30));

    private static final double CLOSE_ENOUGH = 1e-9;

    public Settings {
        pressureWeights = weights("pressureWeights", pressureWeights, Measure.values(), Measure::word);
        healthWeights = weights("healthWeights", healthWeights, Part.values(), Part::word);
        between("staleAfter", staleAfter, Duration.ofSeconds(1), Duration.ofDays(7));
        require(limit > 0 && limit <= 1, "limit", limit, "give more than 0 and at most 1, such as 0.8");
        require(release > 0 && release <= limit, "release", release, "give more than 0 and at most limit");
        between("sustained", sustained, Duration.ZERO, Duration.ofDays(1));
        between("caseAfter", caseAfter, Duration.ofMinutes(1), Duration.ofDays(365));
        between("moodHalfLife", moodHalfLife, Duration.ofHours(1), Duration.ofDays(3_650));
    }

    double weight(Measure measure) {
        return pressureWeights.get(measure.word());
    }

    double weight(Part part) {
        return healthWeights.get(part.word());
    }

    private static <T> Map<String, Double> usual(T[] all, Function<T, String> word, ToDoubleFunction<T> weight) {
        Map<String, Double> weights = new LinkedHashMap<>();
        Arrays.stream(all).forEach(each -> weights.put(word.apply(each), weight.applyAsDouble(each)));
        return weights;
    }

    private static <T> Map<String, Double> weights(
            String key, Map<String, Double> given, T[] all, Function<T, String> word) {
        String names = Arrays.stream(all).map(word).collect(Collectors.joining(", "));
        Map<String, Double> weights = new LinkedHashMap<>();
        double sum = 0;
        for (T each : all) {
            double weight = given.getOrDefault(word.apply(each), 0.0);
            require(weight >= 0 && weight <= 1, key + "." + word.apply(each), weight, "give 0 to 1");
            weights.put(word.apply(each), weight);
            sum += weight;
        }
        require(weights.keySet().containsAll(given.keySet()), key, given.keySet(), "name only " + names);
        require(
                Math.abs(sum - 1) <= CLOSE_ENOUGH,
                key,
                "%s, which adds up to %s".formatted(weights, sum),
                "let the weights of %s add up to 1".formatted(names));
        return Collections.unmodifiableMap(weights);
    }

    private static void between(String key, Duration value, Duration least, Duration most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                value,
                "give between %s and %s".formatted(least, most));
    }

    private static void require(boolean valid, String key, Object value, String remedy) {
        if (!valid) {
            throw new IllegalArgumentException("%s is %s: %s".formatted(key, value, remedy));
        }
    }
}
