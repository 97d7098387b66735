package io.switchboard.job;

import io.switchboard.intake.IntakeRules;
import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Plausibility;
import io.switchboard.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What the intake job means. How it runs is Flink's own configuration.
 *
 * @param bootstrapServers the Kafka brokers, host:port, comma separated
 * @param kafkaProperties of every Kafka client, such as security.protocol; what the job must set itself wins
 * @param rules which items ask for whom, relative to the config file
 * @param codec the format of the records on all topics
 * @param transactionalIdPrefix of the job's Kafka transactions, and its consumer group; no other job may have it
 * @param transactionTimeout how long a transaction may stay open
 * @param outOfOrderness how far behind the newest a record of a partition may be, for the time after which items are
 *     forgotten
 * @param idleAfter how long a partition may be silent before the others stop waiting for it
 * @param maxAhead how far a record may be stamped after the time at which it was written
 * @param floor the earliest time a record can be stamped with
 * @param customerWithin how long an item that comes waits to hear of its customer, by the machine's clock; zero for not at
 *     all
 * @param keepItems how long after its last word an item that is over is remembered
 * @param failOnRefusedCommit whether the job ends when the brokers refuse to commit what it has written
 */
record IntakeConfig(
        String bootstrapServers,
        Map<String, String> kafkaProperties,
        Path rules,
        String codec,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        Duration outOfOrderness,
        Duration idleAfter,
        Duration maxAhead,
        Instant floor,
        Duration customerWithin,
        Duration keepItems,
        Boolean failOnRefusedCommit)
        implements KafkaConfig {

    private static final Duration LONGEST_HOLD = Duration.ofMinutes(1);

    IntakeConfig {
        bootstrapServers = Objects.requireNonNullElse(bootstrapServers, "localhost:9092");
        kafkaProperties = Map.copyOf(Objects.requireNonNullElse(kafkaProperties, Map.of()));
        rules = Objects.requireNonNullElse(rules, Path.of("intake/cloud.yaml"));
        codec = Objects.requireNonNullElse(codec, WireFormat.AVRO_SINGLE_OBJECT.word());
        transactionalIdPrefix = Objects.requireNonNullElse(transactionalIdPrefix, "intake");
        transactionTimeout = Objects.requireNonNullElse(transactionTimeout, KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT);
        outOfOrderness = Objects.requireNonNullElse(outOfOrderness, Duration.ofSeconds(10));
        idleAfter = Objects.requireNonNullElse(idleAfter, Duration.ofSeconds(10));
        maxAhead = Objects.requireNonNullElse(maxAhead, Plausibility.DEFAULT.maxAhead());
        floor = Objects.requireNonNullElse(floor, Plausibility.DEFAULT.floor());
        customerWithin = Objects.requireNonNullElse(customerWithin, Duration.ofSeconds(1));
        keepItems = Objects.requireNonNullElse(keepItems, Duration.ofDays(31));
        failOnRefusedCommit = Objects.requireNonNullElse(failOnRefusedCommit, true);
        WireFormat.named(codec);
        Valid.notNegative("outOfOrderness", outOfOrderness);
        Valid.positive("idleAfter", idleAfter);
        Valid.require(
                !customerWithin.isNegative() && customerWithin.compareTo(LONGEST_HOLD) <= 0,
                "customerWithin",
                customerWithin,
                "PT0S to PT1M: nobody is asked for the item meanwhile");
        Valid.positive("keepItems", keepItems);
    }

    /** The config in {@code file}, with the path of the rules made independent of the working directory. */
    static IntakeConfig read(Path file) {
        IntakeConfig config = ConfigFile.read(file, IntakeConfig.class);
        return config.with(file.toAbsolutePath().resolveSibling(config.rules()));
    }

    /**
     * The rules as they are written.
     *
     * @throws IllegalArgumentException naming file, line, field, value and remedy
     */
    IntakeRules intakeRules() {
        try {
            return IntakeRules.read(
                    rules.toString(), Files.readString(rules), keepItems.toMillis(), !customerWithin.isZero());
        } catch (IOException e) {
            throw new IllegalArgumentException("rules is %s, which cannot be read: name a file".formatted(rules), e);
        }
    }

    private IntakeConfig with(Path rulesFile) {
        return new IntakeConfig(
                bootstrapServers,
                kafkaProperties,
                rulesFile,
                codec,
                transactionalIdPrefix,
                transactionTimeout,
                outOfOrderness,
                idleAfter,
                maxAhead,
                floor,
                customerWithin,
                keepItems,
                failOnRefusedCommit);
    }
}
