package io.switchboard.job;

import io.switchboard.quality.StoryRules;
import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Plausibility;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What the reconcile job means. How it runs is Flink's own configuration.
 *
 * @param bootstrapServers the Kafka brokers, host:port, comma separated
 * @param kafkaProperties of every Kafka client, such as security.protocol; what the job must set itself wins
 * @param codec the format of the records on all topics
 * @param transactionalIdPrefix of the job's Kafka transactions, and its consumer group; no other job may have it
 * @param transactionTimeout how long a transaction may stay open
 * @param patience how long nothing may have come of an item before it is judged; longer than a checkpoint and its commit
 * @param allowedLateness that of the quality job: what ends again more than twice as much later is counted where it ended first
 * @param maxAhead how far a record may be stamped after the time at which it was written: figures have the end of their window
 * @param floor the earliest time a record can be stamped with
 * @param failOnRefusedCommit whether the job ends when the brokers refuse to commit what it has written
 */
record ReconcileConfig(
        String bootstrapServers,
        Map<String, String> kafkaProperties,
        String codec,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        Duration patience,
        Duration allowedLateness,
        Duration maxAhead,
        Instant floor,
        Boolean failOnRefusedCommit)
        implements KafkaConfig {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration LATEST = Duration.ofDays(400);

    ReconcileConfig {
        bootstrapServers = Objects.requireNonNullElse(bootstrapServers, "localhost:9092");
        kafkaProperties = Map.copyOf(Objects.requireNonNullElse(kafkaProperties, Map.of()));
        codec = Objects.requireNonNullElse(codec, WireFormat.AVRO_SINGLE_OBJECT.word());
        transactionalIdPrefix = Objects.requireNonNullElse(transactionalIdPrefix, "reconcile");
        transactionTimeout = Objects.requireNonNullElse(transactionTimeout, KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT);
        patience = Objects.requireNonNullElse(patience, Duration.ofMinutes(1));
        allowedLateness = Objects.requireNonNullElse(allowedLateness, Duration.ofDays(1));
        maxAhead = Objects.requireNonNullElse(maxAhead, Duration.ofDays(2));
        floor = Objects.requireNonNullElse(floor, Plausibility.DEFAULT.floor());
        failOnRefusedCommit = Objects.requireNonNullElse(failOnRefusedCommit, true);
        WireFormat.named(codec);
        Valid.between("patience", patience, Duration.ofSeconds(1), LONGEST);
        Valid.between("allowedLateness", allowedLateness, Duration.ZERO, LATEST);
    }

    Duration settled() {
        return StoryRules.settled(allowedLateness);
    }

    static ReconcileConfig read(Path file) {
        return ConfigFile.read(file, ReconcileConfig.class);
    }
}
