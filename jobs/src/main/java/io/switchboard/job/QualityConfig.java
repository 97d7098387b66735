package io.switchboard.job;

import io.switchboard.quality.Desk;
import io.switchboard.quality.Part;
import io.switchboard.quality.Settings;
import io.switchboard.quality.Weights;
import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Plausibility;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the quality job means. How it runs is Flink's own configuration.
 *
 * @param bootstrapServers the Kafka brokers, host:port, comma separated
 * @param kafkaProperties of every Kafka client, such as security.protocol; what the job must set itself wins
 * @param codec the format of the records on all topics
 * @param transactionalIdPrefix of the job's Kafka transactions, and its consumer group; no other job may have it
 * @param transactionTimeout how long a transaction may stay open
 * @param outOfOrderness how far the records of one partition are out of order by design; time waits that long
 * @param idleAfter how long a partition of tickets or calls may be silent before time goes on without it
 * @param outcomesIdleAfter the same for agents, and for what the SLA job writes, which has no heartbeats
 * @param allowedLateness how much later than its time an event may come and still be counted
 * @param surveyLateness how long after an item was solved an answer still counts for it
 * @param keepItems how long after its last event an item that is over is remembered, for surveys and returns
 * @param maxAhead how far an event may be stamped after the record that carries it
 * @param floor the earliest time an event can be stamped with
 * @param threshold within which a call has to be answered
 * @param shortAbandon whoever gives up within it could hardly have been answered
 * @param repeatWithin a contact of the same customer about the same is a repeated one
 * @param agentSilence how long after the last word of an agent it is known what the agent is at
 * @param smallest a figure about fewer answers or contacts is withheld
 * @param weights of the parts of the quality score; together 1
 * @param zone whose days and hours the windows are
 * @param desks by team: its centre, its line, and its own zone
 * @param minuteDimensions the sets told for minutes
 * @param hourDimensions the sets told for hours
 * @param dayDimensions the sets told for days
 * @param failOnRefusedCommit whether the job ends when the brokers refuse to commit what it has written
 */
record QualityConfig(
        String bootstrapServers,
        Map<String, String> kafkaProperties,
        String codec,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        Duration outOfOrderness,
        Duration idleAfter,
        Duration outcomesIdleAfter,
        Duration allowedLateness,
        Duration surveyLateness,
        Duration keepItems,
        Duration maxAhead,
        Instant floor,
        Duration threshold,
        Duration shortAbandon,
        Duration repeatWithin,
        Duration agentSilence,
        Integer smallest,
        Map<Part, Double> weights,
        String zone,
        Map<String, Desk> desks,
        List<String> minuteDimensions,
        List<String> hourDimensions,
        List<String> dayDimensions,
        Boolean failOnRefusedCommit)
        implements KafkaConfig {

    private static final Duration LONGEST = Duration.ofDays(400);

    QualityConfig {
        bootstrapServers = Objects.requireNonNullElse(bootstrapServers, "localhost:9092");
        kafkaProperties = Map.copyOf(Objects.requireNonNullElse(kafkaProperties, Map.of()));
        codec = Objects.requireNonNullElse(codec, WireFormat.AVRO_SINGLE_OBJECT.word());
        transactionalIdPrefix = Objects.requireNonNullElse(transactionalIdPrefix, "quality");
        transactionTimeout = Objects.requireNonNullElse(transactionTimeout, KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT);
        outOfOrderness = Objects.requireNonNullElse(outOfOrderness, Duration.ofSeconds(2));
        idleAfter = Objects.requireNonNullElse(idleAfter, Duration.ofMinutes(10));
        outcomesIdleAfter = Objects.requireNonNullElse(outcomesIdleAfter, Duration.ofSeconds(10));
        allowedLateness = Objects.requireNonNullElse(allowedLateness, Duration.ofDays(1));
        surveyLateness = Objects.requireNonNullElse(surveyLateness, Duration.ofDays(30));
        keepItems = Objects.requireNonNullElse(keepItems, Duration.ofDays(31));
        maxAhead = Objects.requireNonNullElse(maxAhead, Plausibility.DEFAULT.maxAhead());
        floor = Objects.requireNonNullElse(floor, Plausibility.DEFAULT.floor());
        threshold = Objects.requireNonNullElse(threshold, Duration.ofSeconds(20));
        shortAbandon = Objects.requireNonNullElse(shortAbandon, Duration.ofSeconds(5));
        repeatWithin = Objects.requireNonNullElse(repeatWithin, Duration.ofDays(7));
        agentSilence = Objects.requireNonNullElse(agentSilence, Duration.ofHours(12));
        smallest = Objects.requireNonNullElse(smallest, 30);
        weights = Map.copyOf(Objects.requireNonNullElse(weights, Weights.DEFAULT.of()));
        zone = Objects.requireNonNullElse(zone, "UTC");
        desks = Map.copyOf(Objects.requireNonNullElse(desks, Map.of()));
        minuteDimensions = List.copyOf(Objects.requireNonNullElse(minuteDimensions, List.of("all")));
        hourDimensions = List.copyOf(Objects.requireNonNullElse(
                hourDimensions, List.of("all", "region", "centre", "line", "team", "channel", "priority", "tier")));
        dayDimensions = List.copyOf(Objects.requireNonNullElse(
                dayDimensions,
                List.of(
                        "all",
                        "region",
                        "centre",
                        "line",
                        "team",
                        "agent",
                        "channel",
                        "category",
                        "priority",
                        "tier",
                        "customer")));
        failOnRefusedCommit = Objects.requireNonNullElse(failOnRefusedCommit, true);
        WireFormat.named(codec);
        Valid.require(smallest >= 0, "smallest", smallest, "zero or more");
        Valid.between("idleAfter", idleAfter, Duration.ofMillis(1), LONGEST);
        Valid.between("outcomesIdleAfter", outcomesIdleAfter, Duration.ofMillis(1), LONGEST);
        Valid.between("transactionTimeout", transactionTimeout, Duration.ofMillis(1), LONGEST);
        Valid.between("outOfOrderness", outOfOrderness, Duration.ZERO, LONGEST);
        Valid.between("allowedLateness", allowedLateness, Duration.ZERO, LONGEST);
        Valid.between("surveyLateness", surveyLateness, allowedLateness, LONGEST);
        Valid.between("keepItems", keepItems, surveyLateness, LONGEST);
        Valid.between("maxAhead", maxAhead, Duration.ZERO, LONGEST);
        Valid.between("shortAbandon", shortAbandon, Duration.ZERO, LONGEST);
        Valid.between("threshold", threshold, shortAbandon, LONGEST);
        Valid.between("repeatWithin", repeatWithin, Duration.ZERO, LONGEST);
        Valid.between("agentSilence", agentSilence, Duration.ofMillis(1), LONGEST);
    }

    static QualityConfig read(Path file) {
        QualityConfig config = ConfigFile.read(file, QualityConfig.class);
        try {
            config.settings();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        return config;
    }

    Settings settings() {
        Weights of = new Weights(weights, Weights.DEFAULT.expected(), Weights.DEFAULT.strength());
        return new Settings(
                threshold,
                shortAbandon,
                repeatWithin,
                allowedLateness,
                surveyLateness,
                keepItems,
                agentSilence,
                smallest,
                of,
                zone,
                desks,
                Map.of("PT1M", minuteDimensions, "PT1H", hourDimensions, "P1D", dayDimensions));
    }
}
