package io.switchboard.job;

import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Plausibility;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What the stock job means. How it runs is Flink's own configuration.
 *
 * @param bootstrapServers the Kafka brokers, host:port, comma separated
 * @param kafkaProperties of every Kafka client, such as security.protocol; what the job must set itself wins
 * @param codec the format of the records on all topics
 * @param transactionalIdPrefix of the job's Kafka transactions, and its consumer group; no other job may have it
 * @param transactionTimeout how long a transaction may stay open
 * @param archive the config of the archive job, which says which tables there are, and where: relative to the config file
 * @param lookEvery how often each table is looked at; what was added to it is judged a look later
 * @param behindAfter how long records may wait to become rows before that is told
 * @param failOnRefusedCommit whether the job ends when the brokers refuse to commit what it has written
 */
public record StockConfig(
        String bootstrapServers,
        Map<String, String> kafkaProperties,
        String codec,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        String archive,
        Duration lookEvery,
        Duration behindAfter,
        Boolean failOnRefusedCommit)
        implements KafkaConfig {

    private static final Duration LONGEST_BETWEEN = Duration.ofHours(1);
    private static final Duration LONGEST_BEHIND = Duration.ofDays(7);

    public StockConfig {
        bootstrapServers = Objects.requireNonNullElse(bootstrapServers, "localhost:9092");
        kafkaProperties = Map.copyOf(Objects.requireNonNullElse(kafkaProperties, Map.of()));
        codec = Objects.requireNonNullElse(codec, WireFormat.AVRO_SINGLE_OBJECT.word());
        transactionalIdPrefix = Objects.requireNonNullElse(transactionalIdPrefix, "stock");
        transactionTimeout = Objects.requireNonNullElse(transactionTimeout, KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT);
        archive = Objects.requireNonNullElse(archive, "archive.yaml");
        lookEvery = Objects.requireNonNullElse(lookEvery, Duration.ofMinutes(1));
        behindAfter = Objects.requireNonNullElse(behindAfter, Duration.ofMinutes(15));
        failOnRefusedCommit = Objects.requireNonNullElse(failOnRefusedCommit, true);
        WireFormat.named(codec);
        Valid.between("lookEvery", lookEvery, Duration.ofSeconds(1), LONGEST_BETWEEN);
        Valid.between("behindAfter", behindAfter, lookEvery, LONGEST_BEHIND);
    }

    /**
     * The config in {@code file}, with the archive's made independent of the working directory.
     *
     * @throws IllegalArgumentException naming file, key, value and remedy
     */
    public static StockConfig read(Path file) {
        StockConfig config = ConfigFile.read(file, StockConfig.class);
        Path archive = file.toAbsolutePath().resolveSibling(config.archive).normalize();
        return new StockConfig(
                config.bootstrapServers,
                config.kafkaProperties,
                config.codec,
                config.transactionalIdPrefix,
                config.transactionTimeout,
                archive.toString(),
                config.lookEvery,
                config.behindAfter,
                config.failOnRefusedCommit);
    }

    /** Of no use: where a record stands is looked at, and not when it is of. */
    @Override
    public Duration maxAhead() {
        return Plausibility.DEFAULT.maxAhead();
    }

    /** Of no use, as {@link #maxAhead}. */
    @Override
    public Instant floor() {
        return Plausibility.DEFAULT.floor();
    }
}
