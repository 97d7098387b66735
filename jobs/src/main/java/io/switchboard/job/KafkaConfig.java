package io.switchboard.job;

import io.switchboard.wire.Kafka;
import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Plausibility;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What the config of every job says of Kafka that reads and writes in transactions. */
public interface KafkaConfig {

    /** The Kafka brokers, host:port, comma separated. */
    String bootstrapServers();

    /** Of every Kafka client, such as security.protocol; what the job must set itself wins. */
    Map<String, String> kafkaProperties();

    /** The format of the records on all topics. */
    String codec();

    /** Of the job's Kafka transactions, and its consumer group; no other job may have it. */
    String transactionalIdPrefix();

    /** How long a transaction may stay open. */
    Duration transactionTimeout();

    /** How far a record may be stamped after the time at which it was written. */
    Duration maxAhead();

    /** The earliest time a record can be stamped with. */
    Instant floor();

    /** Whether the job ends when the brokers refuse to commit what it has written. */
    Boolean failOnRefusedCommit();

    default Kafka kafka() {
        return new Kafka(
                bootstrapServers(),
                transactionalIdPrefix(),
                WireFormat.named(codec()),
                transactionTimeout(),
                new Plausibility(maxAhead(), floor()),
                kafkaProperties(),
                failOnRefusedCommit());
    }

    /**
     * With topics of the job.
     *
     * @param timed those of the inputs in whose partitions time passes
     */
    default KafkaNeeds needs(Set<String> inputs, Set<String> timed, Set<String> outputs) {
        return new KafkaNeeds(
                bootstrapServers(),
                kafkaProperties(),
                transactionalIdPrefix(),
                transactionTimeout(),
                maxAhead(),
                inputs,
                timed,
                outputs);
    }
}
