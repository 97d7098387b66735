package io.switchboard.job;

import io.switchboard.surge.SurgeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * When arrivals count as a surge, as the routing job's config says it; without Flink, so that the command line can ask.
 *
 * @param threshold of the statistics; the higher the rarer are false alarms, and the later true ones
 * @param dispersion variance of the counts in parts of their mean
 * @param levelHalfLife after which arrivals count half in the level of the day
 * @param levelFrom lowest level in parts of what is usual
 * @param levelTo highest
 */
public record SurgeConfig(
        Double threshold, Double dispersion, Duration levelHalfLife, Double levelFrom, Double levelTo) {

    private static final Duration LONGEST = Duration.ofDays(1);

    public static final SurgeConfig DEFAULT = new SurgeConfig(null, null, null, null, null);

    public SurgeConfig {
        threshold = Objects.requireNonNullElse(threshold, SurgeSettings.DEFAULT.threshold());
        dispersion = Objects.requireNonNullElse(dispersion, SurgeSettings.DEFAULT.dispersion());
        levelHalfLife =
                Objects.requireNonNullElse(levelHalfLife, Duration.ofMillis(SurgeSettings.DEFAULT.levelHalfLife()));
        levelFrom = Objects.requireNonNullElse(levelFrom, SurgeSettings.DEFAULT.levelFrom());
        levelTo = Objects.requireNonNullElse(levelTo, SurgeSettings.DEFAULT.levelTo());
        Valid.between("surges.levelHalfLife", levelHalfLife, Duration.ofSeconds(1), LONGEST);
        try {
            new SurgeSettings(threshold, dispersion, levelHalfLife.toMillis(), levelFrom, levelTo);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("surges: " + e.getMessage(), e);
        }
    }

    /**
     * That of the routing job's config in {@code file}.
     *
     * @throws IllegalArgumentException naming file, key, value and remedy
     */
    public static SurgeConfig read(Path file) {
        return RoutingConfig.read(file).surges();
    }

    public SurgeSettings settings() {
        return new SurgeSettings(threshold, dispersion, levelHalfLife.toMillis(), levelFrom, levelTo);
    }
}
