package io.switchboard.deploy;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of Switchboard, as a local broker keeps them. */
public enum Topic {
    TICKET_EVENTS("ticket-events"),
    CALL_EVENTS("call-events"),
    AGENT_EVENTS("agent-events"),
    SURVEY_RESPONSES("survey-responses"),
    CUSTOMERS("customers", TopicConfig.CLEANUP_POLICY_COMPACT),
    ESCALATION_ACKS("escalation-acks"),
    /** In one partition: all publications have one order. */
    POLICIES("policies", TopicConfig.CLEANUP_POLICY_COMPACT) {
        @Override
        int partitions(int wanted) {
            return 1;
        }
    },
    ESCALATIONS("escalations"),
    ESCALATIONS_FAST("escalations-fast"),
    ESCALATION_NOTICES("escalation-notices"),
    SLA_OUTCOMES("sla-outcomes"),
    TICKET_TRACKING("ticket-tracking", TopicConfig.CLEANUP_POLICY_COMPACT),
    UNMATCHED_ITEMS("unmatched-items"),
    TOO_LATE("too-late"),
    ROUTING_REQUESTS("routing-requests"),
    ROUTING_TRANSFERS("routing-transfers"),
    ROUTING_DECISIONS("routing-decisions"),
    ROUTING_SCORES("routing-scores"),
    /** In one partition, as policies are. */
    ROUTING_BOOKS("routing-books", TopicConfig.CLEANUP_POLICY_COMPACT) {
        @Override
        int partitions(int wanted) {
            return 1;
        }
    },
    QUALITY_METRICS("quality-metrics"),
    RECONCILIATION_ALARMS("reconciliation-alarms"),
    SURGES("surges"),
    BREACH_RISKS("breach-risks"),
    RISK_SCORES("risk-scores"),
    HEALTH_SIGNALS("health-signals"),
    CUSTOMER_HEALTH("customer-health", TopicConfig.CLEANUP_POLICY_COMPACT),
    PROACTIVE_CASES("proactive-cases"),
    /** Carries what the inputs let in, wrapped. */
    DEAD_LETTERS("dead-letters", TopicConfig.CLEANUP_POLICY_DELETE, 4 * Topic.INPUT_BYTES);

    /** Large enough that a record of 1 MB of noise reaches the decoder, which says what is wrong with it. */
    private static final int INPUT_BYTES = 4 << 20;

    private static final String NEVER = "-1";

    /** 100 years. */
    private static final String LONG_MS = "3155760000000";

    private final String topicName;
    private final String cleanup;
    private final int maxMessageBytes;

    Topic(String topicName) {
        this(topicName, TopicConfig.CLEANUP_POLICY_DELETE);
    }

    Topic(String topicName, String cleanup) {
        this(topicName, cleanup, Topic.INPUT_BYTES);
    }

    Topic(String topicName, String cleanup, int maxMessageBytes) {
        this.topicName = topicName;
        this.cleanup = cleanup;
        this.maxMessageBytes = maxMessageBytes;
    }

    public String topicName() {
        return topicName;
    }

    /**
     * A replay stamps its records with the time of the events, years ago or ahead: nothing here may delete, roll or
     * refuse a record because of its stamp. What is wrong with a stamp is the job's to say.
     */
    Map<String, String> config() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                cleanup,
                TopicConfig.RETENTION_MS_CONFIG,
                NEVER,
                TopicConfig.SEGMENT_MS_CONFIG,
                LONG_MS,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "CreateTime",
                TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                Long.toString(Long.MAX_VALUE),
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                Long.toString(Long.MAX_VALUE),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(maxMessageBytes));
    }

    int partitions(int wanted) {
        return wanted;
    }

    NewTopic newTopic(int partitions) {
        return newTopic(partitions, 1);
    }

    /** As it is to be created where there are so many brokers to copy it to. */
    public NewTopic newTopic(int partitions, int replicas) {
        return new NewTopic(topicName, partitions(partitions), (short) replicas).configs(config());
    }
}
