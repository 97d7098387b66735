package io.switchboard.health;

import io.switchboard.event.HealthSignal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How hard a resource is pressed: the mean of what was measured of it, by weight.
 *
 * @param index 0 to 1
 * @param hardest what adds most to it
 */
record Pressure(HealthSignal signal, double index, Measure hardest) {

    private static final double STEPS = 20;

    /** Empty if nothing was measured that counts. */
    static Optional<Pressure> of(HealthSignal signal, Settings settings) {
        double sum = 0;
        double weights = 0;
        Measure hardest = null;
        double most = 0;
        for (Measure measure : Measure.values()) {
            Double share = measure.of(signal);
            double weight = settings.weight(measure);
            if (share == null || weight == 0) {
                continue;
            }
            sum += weight * share;
            weights += weight;
            if (hardest == null || weight * stepped(share) > most) {
                hardest = measure;
                most = weight * stepped(share);
            }
        }
        return hardest == null ? Optional.empty() : Optional.of(new Pressure(signal, sum / weights, hardest));
    }

    /** The one that is pressed hardest; of those of one step the first by name, so that no other is named for a trifle. */
    static Optional<Pressure> hardest(Collection<HealthSignal> signals, Settings settings) {
        return signals.stream()
                .flatMap(signal -> of(signal, settings).stream())
                .max(Comparator.comparingDouble(Pressure::inSteps)
                        .thenComparing(Pressure::resource, Comparator.reverseOrder()));
    }

    /** That of the one that is pressed hardest, to the last digit. */
    static Optional<Pressure> highest(Collection<HealthSignal> signals, Settings settings) {
        return signals.stream()
                .flatMap(signal -> of(signal, settings).stream())
                .max(Comparator.comparingDouble(Pressure::index)
                        .thenComparing(Pressure::resource, Comparator.reverseOrder()));
    }

    String resource() {
        return signal.resource();
    }

    /** As it is told: less is no news. */
    double inSteps() {
        return stepped(index);
    }

    List<Measured> parts() {
        List<Measured> parts = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (measure.of(signal) != null) {
                parts.add(new Measured(measure.word(), measure.of(signal)));
            }
        }
        return List.copyOf(parts);
    }

    private static double stepped(double share) {
        return Math.round(share * STEPS) / STEPS;
    }
}
