package io.switchboard.job;

import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Topics;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The topics of the routing job, and what else it needs of Kafka; without Flink, so that the command line can ask. */
public final class RoutingNeeds {

    private static final Set<String> INPUTS =
            Set.of(Topics.ROUTING_REQUESTS, Topics.AGENT_EVENTS, Topics.ROUTING_TRANSFERS, Topics.ROUTING_BOOKS);
    private static final Set<String> TIMED = Set.of(Topics.ROUTING_REQUESTS, Topics.AGENT_EVENTS);
    private static final Set<String> OUTPUTS =
            Set.of(Topics.ROUTING_DECISIONS, Topics.ROUTING_TRANSFERS, Topics.SURGES, Topics.DEAD_LETTERS);

    private RoutingNeeds() {}

    /**
     * Of the job with the config in {@code file}.
     *
     * @throws IllegalArgumentException naming file, key, value and remedy
     */
    public static KafkaNeeds read(Path file) {
        return of(RoutingConfig.read(file));
    }

    static KafkaNeeds of(RoutingConfig config) {
        Set<String> outputs = new TreeSet<>(OUTPUTS);
        if (config.scores()) {
            outputs.add(Topics.ROUTING_SCORES);
        }
        return new KafkaNeeds(
                config.bootstrapServers(),
                config.kafkaProperties(),
                config.transactionalIdPrefix(),
                config.transactionTimeout(),
                config.maxAhead(),
                INPUTS,
                TIMED,
                outputs);
    }
}
