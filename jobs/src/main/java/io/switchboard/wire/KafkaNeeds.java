package io.switchboard.wire;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a job needs of Kafka, for whoever looks before it is submitted. Knows no Flink, since the command line has none.
 *
 * @param clientProperties of every client, e.g. for SASL
 * @param prefix begins the job's transactional ids, and names its consumer group
 * @param transactionTimeout how long a transaction may stay open
 * @param maxAhead how far an event may be stamped after the record that carries it
 * @param inputs the topics that are read
 * @param timed those of the inputs in whose partitions time passes
 * @param outputs the topics that are written, each in transactions of its own
 */
public record KafkaNeeds(
        String bootstrapServers,
        Map<String, String> clientProperties,
        String prefix,
        Duration transactionTimeout,
        Duration maxAhead,
        Set<String> inputs,
        Set<String> timed,
        Set<String> outputs) {

    /** The brokers' own default maximum. */
    public static final Duration DEFAULT_TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

    /** What a dead letter may need on its topic: the record as it came, and where from, and why. */
    public static final int LARGEST_DEAD_LETTER = Decoder.KEPT + (64 << 10);

    /** The name under which a running job tells its prefix, in the web UI and over REST. */
    public static final String PREFIX_KEY = "transactionalIdPrefix";

    public KafkaNeeds {
        clientProperties = Map.copyOf(clientProperties);
        inputs = Set.copyOf(inputs);
        timed = Set.copyOf(timed);
        outputs = Set.copyOf(outputs);
    }
}
