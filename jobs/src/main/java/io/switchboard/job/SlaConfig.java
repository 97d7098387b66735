package io.switchboard.job;

import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import io.switchboard.sla.NoticeRules;
import io.switchboard.sla.SlaRules;
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
 * What the SLA job means. How it runs (checkpoints, state backend, memory) is Flink's own configuration.
 *
 * @param bootstrapServers the Kafka brokers, host:port, comma separated
 * @param kafkaProperties of every Kafka client, such as security.protocol; what the job must set itself wins
 * @param policies the policy file, relative to the config file; null where everything is published on its topic
 * @param codec the format of the records on all topics
 * @param transactionalIdPrefix of the job's Kafka transactions, and its consumer group; no other job may have it
 * @param transactionTimeout how long a transaction may stay open: far above the longest checkpoint plus a restart, at
 *     most the brokers' transaction.max.timeout.ms
 * @param outOfOrderness how far the records of one partition are out of order by design; time waits that long
 * @param idleAfter how long a partition may be silent, without even a heartbeat, before time goes on without it
 * @param allowedLateness how much later than its time an event may come and still correct what was told
 * @param keepTickets how long after its last event a closed ticket can come back
 * @param keepCalls the same for a call
 * @param maxAhead how far an event may be stamped after the record that carries it
 * @param floor the earliest time an event can be stamped with
 * @param noticeCap how many notices of a window a recipient is given one by one; the rest is one digest
 * @param noticeWindow how long that window is
 * @param tracking whether to tell where every item stands
 * @param fastEscalations whether to write escalations without transactions, too, for readers that dedupe
 * @param failOnRefusedCommit whether the job ends when the brokers refuse to commit what it has written
 */
record SlaConfig(
        String bootstrapServers,
        Map<String, String> kafkaProperties,
        Path policies,
        String codec,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        Duration outOfOrderness,
        Duration idleAfter,
        Duration allowedLateness,
        Duration keepTickets,
        Duration keepCalls,
        Duration maxAhead,
        Instant floor,
        Integer noticeCap,
        Duration noticeWindow,
        Boolean tracking,
        Boolean fastEscalations,
        Boolean failOnRefusedCommit)
        implements KafkaConfig {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    SlaConfig {
        bootstrapServers = Objects.requireNonNullElse(bootstrapServers, "localhost:9092");
        kafkaProperties = Map.copyOf(Objects.requireNonNullElse(kafkaProperties, Map.of()));
        codec = Objects.requireNonNullElse(codec, WireFormat.AVRO_SINGLE_OBJECT.word());
        transactionalIdPrefix = Objects.requireNonNullElse(transactionalIdPrefix, "sla");
        transactionTimeout = Objects.requireNonNullElse(transactionTimeout, KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT);
        outOfOrderness = Objects.requireNonNullElse(outOfOrderness, Duration.ofSeconds(2));
        idleAfter = Objects.requireNonNullElse(idleAfter, Duration.ofMinutes(10));
        allowedLateness = Objects.requireNonNullElse(allowedLateness, Duration.ofDays(1));
        keepTickets = Objects.requireNonNullElse(keepTickets, Duration.ofDays(30));
        keepCalls = Objects.requireNonNullElse(keepCalls, Duration.ofDays(1));
        maxAhead = Objects.requireNonNullElse(maxAhead, Plausibility.DEFAULT.maxAhead());
        floor = Objects.requireNonNullElse(floor, Plausibility.DEFAULT.floor());
        noticeCap = Objects.requireNonNullElse(noticeCap, 20);
        noticeWindow = Objects.requireNonNullElse(noticeWindow, Duration.ofMinutes(10));
        tracking = Objects.requireNonNullElse(tracking, true);
        fastEscalations = Objects.requireNonNullElse(fastEscalations, false);
        failOnRefusedCommit = Objects.requireNonNullElse(failOnRefusedCommit, true);
        Valid.require(noticeCap >= 0, "noticeCap", noticeCap, "zero or more");
        WireFormat.named(codec);
        Valid.positive("transactionTimeout", transactionTimeout);
        Valid.positive("idleAfter", idleAfter);
        Valid.positive("noticeWindow", noticeWindow);
        Valid.between("outOfOrderness", outOfOrderness, Duration.ZERO, LONGEST);
        Valid.between("allowedLateness", allowedLateness, Duration.ZERO, LONGEST);
        Valid.between("maxAhead", maxAhead, Duration.ZERO, LONGEST);
        Valid.between("keepTickets", keepTickets, Duration.ZERO, LONGEST);
        Valid.between("keepCalls", keepCalls, Duration.ZERO, LONGEST);
        roomForLateEvents("keepTickets", keepTickets, allowedLateness);
        roomForLateEvents("keepCalls", keepCalls, allowedLateness);
    }

    /** The config in {@code file}, with the policies' path made independent of the working directory. */
    static SlaConfig read(Path file) {
        SlaConfig config = ConfigFile.read(file, SlaConfig.class);
        return config.policies() == null
                ? config
                : config.with(file.toAbsolutePath().resolveSibling(config.policies()));
    }

    /** With the policies of the file alone. */
    SlaRules rules() {
        return new SlaRules(
                policies == null ? new PolicyBook(List.of()) : PolicyReader.read(policies),
                "policies",
                allowedLateness.toMillis(),
                keepTickets.toMillis(),
                keepCalls.toMillis());
    }

    NoticeRules notices() {
        return new NoticeRules(noticeCap, noticeWindow.toMillis());
    }

    private SlaConfig with(Path policyFile) {
        return new SlaConfig(
                bootstrapServers,
                kafkaProperties,
                policyFile,
                codec,
                transactionalIdPrefix,
                transactionTimeout,
                outOfOrderness,
                idleAfter,
                allowedLateness,
                keepTickets,
                keepCalls,
                maxAhead,
                floor,
                noticeCap,
                noticeWindow,
                tracking,
                fastEscalations,
                failOnRefusedCommit);
    }

    /** A late event must still find the item it belongs to. */
    private static void roomForLateEvents(String key, Duration kept, Duration lateness) {
        Valid.require(kept.compareTo(lateness) >= 0, key, kept, "at least allowedLateness, " + lateness);
    }
}
