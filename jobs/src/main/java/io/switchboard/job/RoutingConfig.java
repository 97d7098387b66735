package io.switchboard.job;

import io.switchboard.routing.BookReader;
import io.switchboard.surge.Walls;
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
 * What the routing job means.
 *
 * @param bootstrapServers the Kafka brokers, host:port, comma separated
 * @param kafkaProperties of every Kafka client, such as security.protocol; what the job must set itself wins
 * @param book the book of routing that has always been in force, relative to the config file; what is published comes on
 *     top
 * @param codec the format of the records on all topics
 * @param transactionalIdPrefix of the job's Kafka transactions, and its consumer group; no other job may have it
 * @param transactionTimeout how long a transaction may stay open: far above the longest checkpoint plus a restart, at
 *     most the brokers' transaction.max.timeout.ms
 * @param outOfOrderness how far the records of one partition are out of order by design; every decision waits that long
 * @param idleAfter how long a partition may be silent, without even a heartbeat, before time goes on without it
 * @param maxAhead how far an event may be stamped after the record that carries it
 * @param floor the earliest time an event can be stamped with
 * @param scores whether to write the candidates of each decision as rows of their own
 * @param zone whose mornings and weekends say what is usual in places that are of all regions
 * @param regionZones the same of a region, by its name
 * @param surges when arrivals count as a surge
 * @param failOnRefusedCommit whether the job ends when the brokers refuse to commit what it has written
 */
record RoutingConfig(
        String bootstrapServers,
        Map<String, String> kafkaProperties,
        Path book,
        String codec,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        Duration outOfOrderness,
        Duration idleAfter,
        Duration maxAhead,
        Instant floor,
        Boolean scores,
        String zone,
        Map<String, String> regionZones,
        SurgeConfig surges,
        Boolean failOnRefusedCommit)
        implements KafkaConfig {

    private static final Duration LONGEST = Duration.ofDays(1);

    RoutingConfig {
        bootstrapServers = Objects.requireNonNullElse(bootstrapServers, "localhost:9092");
        kafkaProperties = Map.copyOf(Objects.requireNonNullElse(kafkaProperties, Map.of()));
        book = Objects.requireNonNullElse(book, Path.of("routing/cloud.yaml"));
        codec = Objects.requireNonNullElse(codec, WireFormat.AVRO_SINGLE_OBJECT.word());
        transactionalIdPrefix = Objects.requireNonNullElse(transactionalIdPrefix, "routing");
        transactionTimeout = Objects.requireNonNullElse(transactionTimeout, KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT);
        outOfOrderness = Objects.requireNonNullElse(outOfOrderness, Duration.ofMillis(200));
        idleAfter = Objects.requireNonNullElse(idleAfter, Duration.ofSeconds(10));
        maxAhead = Objects.requireNonNullElse(maxAhead, Plausibility.DEFAULT.maxAhead());
        floor = Objects.requireNonNullElse(floor, Plausibility.DEFAULT.floor());
        scores = Objects.requireNonNullElse(scores, true);
        zone = Objects.requireNonNullElse(zone, "UTC");
        regionZones = Map.copyOf(Objects.requireNonNullElse(regionZones, Map.of()));
        surges = Objects.requireNonNullElse(surges, SurgeConfig.DEFAULT);
        failOnRefusedCommit = Objects.requireNonNullElse(failOnRefusedCommit, true);
        WireFormat.named(codec);
        new Walls(zone, regionZones);
        Valid.between("transactionTimeout", transactionTimeout, Duration.ofSeconds(1), LONGEST);
        Valid.between("idleAfter", idleAfter, Duration.ofMillis(100), LONGEST);
        Valid.between("outOfOrderness", outOfOrderness, Duration.ZERO, LONGEST);
        Valid.between("maxAhead", maxAhead, Duration.ZERO, LONGEST);
    }

    /** The config in {@code file}, with the book's path made independent of the working directory. */
    static RoutingConfig read(Path file) {
        RoutingConfig config = ConfigFile.read(file, RoutingConfig.class);
        return config.with(file.toAbsolutePath().resolveSibling(config.book()));
    }

    Walls walls() {
        return new Walls(zone, regionZones);
    }

    /**
     * The book as it is written.
     *
     * @throws IllegalArgumentException naming file, line, value and remedy
     */
    String document() {
        try {
            String yaml = Files.readString(book);
            BookReader.read(book.toString(), yaml);
            return yaml;
        } catch (IOException e) {
            throw new IllegalArgumentException("book is %s, which cannot be read: name a file".formatted(book), e);
        }
    }

    private RoutingConfig with(Path bookFile) {
        return new RoutingConfig(
                bootstrapServers,
                kafkaProperties,
                bookFile,
                codec,
                transactionalIdPrefix,
                transactionTimeout,
                outOfOrderness,
                idleAfter,
                maxAhead,
                floor,
                scores,
                zone,
                regionZones,
                surges,
                failOnRefusedCommit);
    }
}
