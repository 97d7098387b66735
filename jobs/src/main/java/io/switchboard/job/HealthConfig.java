package io.switchboard.job;

import io.switchboard.event.Priority;
import io.switchboard.health.CaseTicket;
import io.switchboard.health.Settings;
import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Plausibility;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What the health job means. How it runs is Flink's own configuration.
 *
 * @param bootstrapServers the Kafka brokers, host:port, comma separated
 * @param kafkaProperties of every Kafka client, such as security.protocol; what the job must set itself wins
 * @param codec the format of the records on all topics
 * @param transactionalIdPrefix of the job's Kafka transactions, and its consumer group; no other job may have it
 * @param transactionTimeout how long a transaction may stay open
 * @param outOfOrderness how far behind the newest a record of a partition may be and still happen in its turn
 * @param idleAfter how long a partition may be silent before the others stop waiting for it
 * @param maxAhead how far a record may be stamped after the time at which it was written
 * @param floor the earliest time a record can be stamped with
 * @param pressureWeights what each measurement counts for in the pressure of a resource
 * @param staleAfter how long a measurement holds
 * @param limit the pressure from which on a case is raised
 * @param release the pressure below which it is over
 * @param sustained how long either has to last
 * @param caseAfter how long a case is open
 * @param casesAsTickets whether a case is a ticket, too
 * @param caseCategory of that ticket
 * @param casePriority of that ticket
 * @param healthWeights what each part counts for in the score
 * @param moodHalfLife after which an answer to a survey counts for half
 * @param keepItems how long after its last word it is remembered whose an item is that is over
 * @param failOnRefusedCommit whether the job ends when the brokers refuse to commit what it has written
 */
record HealthConfig(
        String bootstrapServers,
        Map<String, String> kafkaProperties,
        String codec,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        Duration outOfOrderness,
        Duration idleAfter,
        Duration maxAhead,
        Instant floor,
        Map<String, Double> pressureWeights,
        Duration staleAfter,
        Double limit,
        Double release,
        Duration sustained,
        Duration caseAfter,
        Boolean casesAsTickets,
        String caseCategory,
        Priority casePriority,
        Map<String, Double> healthWeights,
        Duration moodHalfLife,
        Duration keepItems,
        Boolean failOnRefusedCommit)
        implements KafkaConfig {

    HealthConfig {
        bootstrapServers = Objects.requireNonNullElse(bootstrapServers, "localhost:9092");
        kafkaProperties = Map.copyOf(Objects.requireNonNullElse(kafkaProperties, Map.of()));
        codec = Objects.requireNonNullElse(codec, WireFormat.AVRO_SINGLE_OBJECT.word());
        transactionalIdPrefix = Objects.requireNonNullElse(transactionalIdPrefix, "health");
        transactionTimeout = Objects.requireNonNullElse(transactionTimeout, KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT);
        outOfOrderness = Objects.requireNonNullElse(outOfOrderness, Duration.ofSeconds(10));
        idleAfter = Objects.requireNonNullElse(idleAfter, Duration.ofSeconds(10));
        maxAhead = Objects.requireNonNullElse(maxAhead, Plausibility.DEFAULT.maxAhead());
        floor = Objects.requireNonNullElse(floor, Plausibility.DEFAULT.floor());
        pressureWeights = Objects.requireNonNullElse(pressureWeights, Settings.DEFAULT.pressureWeights());
        staleAfter = Objects.requireNonNullElse(staleAfter, Settings.DEFAULT.staleAfter());
        limit = Objects.requireNonNullElse(limit, Settings.DEFAULT.limit());
        release = Objects.requireNonNullElse(release, Settings.DEFAULT.release());
        sustained = Objects.requireNonNullElse(sustained, Settings.DEFAULT.sustained());
        caseAfter = Objects.requireNonNullElse(caseAfter, Settings.DEFAULT.caseAfter());
        casesAsTickets = Objects.requireNonNullElse(casesAsTickets, true);
        caseCategory = Objects.requireNonNullElse(caseCategory, "proactive");
        casePriority = Objects.requireNonNullElse(casePriority, Priority.P2);
        healthWeights = Objects.requireNonNullElse(healthWeights, Settings.DEFAULT.healthWeights());
        moodHalfLife = Objects.requireNonNullElse(moodHalfLife, Settings.DEFAULT.moodHalfLife());
        keepItems = Objects.requireNonNullElse(keepItems, Duration.ofDays(31));
        failOnRefusedCommit = Objects.requireNonNullElse(failOnRefusedCommit, true);
        WireFormat.named(codec);
        Valid.notNegative("outOfOrderness", outOfOrderness);
        Valid.positive("idleAfter", idleAfter);
        new Settings(pressureWeights, staleAfter, limit, release, sustained, caseAfter, healthWeights, moodHalfLife);
        Valid.require(!caseCategory.isBlank(), "caseCategory", "empty", "a word, such as proactive");
        Valid.positive("keepItems", keepItems);
    }

    Settings settings() {
        return new Settings(
                pressureWeights, staleAfter, limit, release, sustained, caseAfter, healthWeights, moodHalfLife);
    }

    /** What a case is as a ticket; null if it is none. */
    CaseTicket ticket() {
        return casesAsTickets ? new CaseTicket(caseCategory, casePriority) : null;
    }

    static HealthConfig read(Path file) {
        return ConfigFile.read(file, HealthConfig.class);
    }
}
