package io.switchboard.chaos.run;

import io.switchboard.chaos.feed.Shape;
import io.switchboard.chaos.oracle.Oracle.Timing;
import io.switchboard.chaos.rig.Rig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which job is run, and what it is told.
 *
 * @param document the name of its policies, among the resources
 * @param jar of the job, or of a mutant
 * @param more lines for its config
 */
record Setting(Shape shape, String document, Path jar, List<String> more) {

    /** Longer than any fault but the one that is about it. */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    /** Every kind of clock. */
    static final String ALL_CLOCKS = "/chaos/policy.yaml";

    /** One clock and no level but its target. */
    static final String ONE_CLOCK = "/chaos/one-clock.yaml";

    Setting {
        more = List.copyOf(more);
    }

    /** The policy document that job and oracle read, each for itself. */
    String policies() {
        try (InputStream policies = Setting.class.getResourceAsStream(document)) {
            return new String(policies.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Timing timing() {
        return new Timing(Duration.ZERO, shape.allowedLateness());
    }

    long outOfOrdernessMs() {
        return timing().outOfOrderness().toMillis();
    }

    /** Writes the config of the job, each run with transactions of its own; says where. */
    Path write(Rig rig, long seed) {
        Path folder = rig.dir().path().resolve("conf");
        rig.dir().write(folder.resolve("policy.yaml"), policies());
        List<String> lines = new ArrayList<>(List.of(
                "bootstrapServers: " + rig.linkedServers(),
                "policies: policy.yaml",
                "transactionalIdPrefix: run-" + seed,
                "transactionTimeout: " + TRANSACTION_TIMEOUT,
                "outOfOrderness: " + timing().outOfOrderness(),
                "idleAfter: P1D",
                "allowedLateness: " + shape.allowedLateness(),
                "kafkaProperties: {request.timeout.ms: 5000, reconnect.backoff.max.ms: 200}"));
        lines.addAll(more);
        Path config = folder.resolve("sla.yaml");
        rig.dir().write(config, String.join("\n", lines) + "\n");
        return config;
    }
}
