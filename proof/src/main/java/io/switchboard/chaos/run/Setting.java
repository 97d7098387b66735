package io.switchboard.chaos.run;

import io.switchboard.chaos.fault.Schedule;
import io.switchboard.chaos.feed.Shape;
import io.switchboard.chaos.mutant.Breeding;
import io.switchboard.chaos.mutant.Mutant;
import io.switchboard.chaos.oracle.Oracle.Timing;
import io.switchboard.chaos.rig.Rig;
import io.switchboard.wire.Topics;
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
 * @param mutant which of them is run; null for the job itself
 * @param jar of the job, or of the mutant
 */
record Setting(Shape shape, String document, Mutant mutant, Path jar) {

    /** Every kind of clock. */
    static final String ALL_CLOCKS = "/chaos/policy.yaml";

    /** One clock and no level but its target. */
    static final String ONE_CLOCK = "/chaos/one-clock.yaml";

    /**
     * What the desk writes, as far as the job's consumer group tells how much of it is read: of a topic that is read ahead of time
     * no offsets are committed. The few acknowledgements are read while the job is
     * quiet for some checkpoints; one that were not would be missed by the oracle.
     */
    static final List<String> INPUTS = List.of(Topics.TICKET_EVENTS, Topics.CALL_EVENTS);

    /** The job itself. */
    static Setting of(Shape shape, String document, Path jar) {
        return new Setting(shape, document, null, jar);
    }

    /** A job that breaks its word, made from that jar and kept in {@code folder}. */
    static Setting of(Shape shape, Mutant mutant, Path jar, Path folder) {
        return new Setting(shape, ALL_CLOCKS, mutant, Breeding.jar(mutant, jar, folder));
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
        return new Timing(Duration.ZERO, shape.allowedLateness(), Duration.ofDays(30), Duration.ofDays(1));
    }

    /** What a run's consumers and transactions are called. */
    static String group(long seed) {
        return "run-" + seed;
    }

    /** Writes the config of the job, each run with transactions of its own; says where. */
    Path write(Rig rig, Schedule schedule) {
        Path folder = rig.dir().path().resolve("conf");
        rig.dir().write(folder.resolve("policy.yaml"), policies());
        List<String> lines = new ArrayList<>(List.of(
                "bootstrapServers: " + rig.linkedServers(),
                "policies: policy.yaml",
                "transactionalIdPrefix: " + group(schedule.seed()),
                "transactionTimeout: " + schedule.transactionTimeout(),
                "outOfOrderness: " + timing().outOfOrderness(),
                "allowedLateness: " + shape.allowedLateness(),
                "keepTickets: " + timing().keepTickets(),
                "keepCalls: " + timing().keepCalls(),
                "kafkaProperties: {request.timeout.ms: 5000, reconnect.backoff.max.ms: 200}"));
        if (mutant != null) {
            lines.addAll(mutant.config());
        }
        Path config = folder.resolve("sla.yaml");
        rig.dir().write(config, String.join("\n", lines) + "\n");
        return config;
    }
}
