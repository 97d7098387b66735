package io.switchboard.cli;

import io.switchboard.job.SurgeConfig;
import io.switchboard.surge.SurgeSettings;
import io.switchboard.twin.FeedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine.Option;

/** When arrivals count as a surge: as the config says, but for what is said here. */
final class SurgeOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Take the key surges of this config of the routing job. Default: what that key is by default.")
    private Path config;

    @Option(names = "--threshold", paramLabel = "X", description = "Another threshold of the sums.")
    private Double threshold;

    @Option(
            names = "--dispersion",
            paramLabel = "X",
            description = "Another variance of the counts in parts of their mean, 1 or more.")
    private Double dispersion;

    @Option(
            names = "--level-half-life",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Another time, such as 40m, after which arrivals count half in the level of the day.")
    private Duration levelHalfLife;

    @Option(names = "--level-from", paramLabel = "X", description = "Another lowest level in parts of what is usual.")
    private Double levelFrom;

    @Option(names = "--level-to", paramLabel = "X", description = "Another highest.")
    private Double levelTo;

    SurgeSettings settings() {
        try {
            SurgeConfig of = config == null ? SurgeConfig.DEFAULT : SurgeConfig.read(config);
            return new SurgeConfig(
                            Objects.requireNonNullElse(threshold, of.threshold()),
                            Objects.requireNonNullElse(dispersion, of.dispersion()),
                            Objects.requireNonNullElse(levelHalfLife, of.levelHalfLife()),
                            Objects.requireNonNullElse(levelFrom, of.levelFrom()),
                            Objects.requireNonNullElse(levelTo, of.levelTo()))
                    .settings();
        } catch (IllegalArgumentException e) {
            throw new FeedException(e.getMessage(), e);
        }
    }
}
