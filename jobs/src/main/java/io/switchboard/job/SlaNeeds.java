package io.switchboard.job;

import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Topics;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The topics of the SLA job, and what else it needs of Kafka; without Flink, so that the command line can ask. */
public final class SlaNeeds {

    private static final Set<String> INPUTS =
            Set.of(Topics.TICKET_EVENTS, Topics.CALL_EVENTS, Topics.ESCALATION_ACKS, Topics.CUSTOMERS, Topics.POLICIES);
    private static final Set<String> TIMED = Set.of(Topics.TICKET_EVENTS, Topics.CALL_EVENTS);
    private static final Set<String> OUTPUTS = Set.of(
            Topics.ESCALATIONS,
            Topics.SLA_OUTCOMES,
            Topics.ESCALATION_NOTICES,
            Topics.UNMATCHED_ITEMS,
            Topics.TOO_LATE,
            Topics.DEAD_LETTERS);

    private SlaNeeds() {}

    /**
     * Of the job with the config in {@code file}.
     *
     * @throws IllegalArgumentException naming file, key, value and remedy
     */
    public static KafkaNeeds read(Path file) {
        return of(SlaConfig.read(file));
    }

    static KafkaNeeds of(SlaConfig config) {
        return new KafkaNeeds(
                config.bootstrapServers(),
                config.kafkaProperties(),
                config.transactionalIdPrefix(),
                config.transactionTimeout(),
                config.maxAhead(),
                INPUTS,
                TIMED,
                outputs(config));
    }

    private static Set<String> outputs(SlaConfig config) {
        Set<String> outputs = new TreeSet<>(OUTPUTS);
        if (config.tracking()) {
            outputs.add(Topics.TICKET_TRACKING);
        }
        if (config.fastEscalations()) {
            outputs.add(Topics.ESCALATIONS_FAST);
        }
        return outputs;
    }
}
