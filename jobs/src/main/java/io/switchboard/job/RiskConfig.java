package io.switchboard.job;

import io.switchboard.risk.Settings;
import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Plausibility;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

/**
 * What the risk job means. How it runs is Flink's own configuration.
 *
 * @param bootstrapServers the Kafka brokers, host:port, comma separated
 * @param kafkaProperties of every Kafka client, such as security.protocol; what the job must set itself wins
 * @param codec the format of the records on all topics
 * @param transactionalIdPrefix of the job's Kafka transactions, and its consumer group; no other job may have it
 * @param transactionTimeout how long a transaction may stay open
 * @param outOfOrderness how far behind the newest a record of a partition may be and still be learned from in its turn
 * @param idleAfter how long a partition may be silent before the others stop waiting for it
 * @param maxAhead how far a record may be stamped after the time at which it was written
 * @param floor the earliest time a record can be stamped with
 * @param halfLife after which what was seen of a segment counts for half
 * @param strength how many clocks a segment must have seen to be believed as much as what is true of all
 * @param alarmOn from which probability on somebody is called
 * @param alarmOff at which it is over
 * @param scoreOver of how many days scores are taken
 * @param keepItems how long after its last word an item whose clocks are over is remembered
 * @param zone of the hours of the week, and of the days of scores
 * @param failOnRefusedCommit whether the job ends when the brokers refuse to commit what it has written
 */
record RiskConfig(
        String bootstrapServers,
        Map<String, String> kafkaProperties,
        String codec,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        Duration outOfOrderness,
        Duration idleAfter,
        Duration maxAhead,
        Instant floor,
        Duration halfLife,
        Double strength,
        Double alarmOn,
        Double alarmOff,
        Integer scoreOver,
        Duration keepItems,
        ZoneId zone,
        Boolean failOnRefusedCommit)
        implements KafkaConfig {

    RiskConfig {
        bootstrapServers = Objects.requireNonNullElse(bootstrapServers, "localhost:9092");
        kafkaProperties = Map.copyOf(Objects.requireNonNullElse(kafkaProperties, Map.of()));
        codec = Objects.requireNonNullElse(codec, WireFormat.AVRO_SINGLE_OBJECT.word());
        transactionalIdPrefix = Objects.requireNonNullElse(transactionalIdPrefix, "risk");
        transactionTimeout = Objects.requireNonNullElse(transactionTimeout, KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT);
        outOfOrderness = Objects.requireNonNullElse(outOfOrderness, Duration.ofSeconds(10));
        idleAfter = Objects.requireNonNullElse(idleAfter, Duration.ofSeconds(10));
        maxAhead = Objects.requireNonNullElse(maxAhead, Plausibility.DEFAULT.maxAhead());
        floor = Objects.requireNonNullElse(floor, Plausibility.DEFAULT.floor());
        failOnRefusedCommit = Objects.requireNonNullElse(failOnRefusedCommit, true);
        WireFormat.named(codec);
        halfLife = Objects.requireNonNullElse(halfLife, Settings.DEFAULT.halfLife());
        strength = Objects.requireNonNullElse(strength, Settings.DEFAULT.strength());
        alarmOn = Objects.requireNonNullElse(alarmOn, Settings.DEFAULT.alarmOn());
        alarmOff = Objects.requireNonNullElse(alarmOff, Settings.DEFAULT.alarmOff());
        scoreOver = Objects.requireNonNullElse(scoreOver, Settings.DEFAULT.scoreOver());
        keepItems = Objects.requireNonNullElse(keepItems, Settings.DEFAULT.keep());
        zone = Objects.requireNonNullElse(zone, Settings.DEFAULT.zone());
        Valid.notNegative("outOfOrderness", outOfOrderness);
        Valid.positive("idleAfter", idleAfter);
        new Settings(halfLife, strength, alarmOn, alarmOff, scoreOver, keepItems, zone);
    }

    Settings settings() {
        return new Settings(halfLife, strength, alarmOn, alarmOff, scoreOver, keepItems, zone);
    }

    static RiskConfig read(Path file) {
        return ConfigFile.read(file, RiskConfig.class);
    }
}
