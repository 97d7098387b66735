package io.switchboard.job;

import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Topics;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * The topics of each job, and what else it needs of Kafka; without Flink, so that the command line can ask. Every way to read a
 * config throws an {@link IllegalArgumentException} naming file, key, value and remedy.
 */
public final class JobNeeds {

    private JobNeeds() {}

    /** Of the SLA job with the config in {@code file}. */
    public static KafkaNeeds sla(Path file) {
        return of(SlaConfig.read(file));
    }

    static KafkaNeeds of(SlaConfig config) {
        Set<String> outputs = new TreeSet<>(Set.of(
                Topics.ESCALATIONS,
                Topics.SLA_OUTCOMES,
                Topics.ESCALATION_NOTICES,
                Topics.UNMATCHED_ITEMS,
                Topics.TOO_LATE,
                Topics.DEAD_LETTERS));
        if (config.tracking()) {
            outputs.add(Topics.TICKET_TRACKING);
        }
        if (config.fastEscalations()) {
            outputs.add(Topics.ESCALATIONS_FAST);
        }
        return config.needs(
                Set.of(
                        Topics.TICKET_EVENTS,
                        Topics.CALL_EVENTS,
                        Topics.ESCALATION_ACKS,
                        Topics.CUSTOMERS,
                        Topics.POLICIES),
                Set.of(Topics.TICKET_EVENTS, Topics.CALL_EVENTS),
                outputs);
    }

    /** Of the routing job with the config in {@code file}. */
    public static KafkaNeeds routing(Path file) {
        return of(RoutingConfig.read(file));
    }

    static KafkaNeeds of(RoutingConfig config) {
        Set<String> outputs = new TreeSet<>(
                Set.of(Topics.ROUTING_DECISIONS, Topics.ROUTING_TRANSFERS, Topics.SURGES, Topics.DEAD_LETTERS));
        if (config.scores()) {
            outputs.add(Topics.ROUTING_SCORES);
        }
        return config.needs(
                Set.of(Topics.ROUTING_REQUESTS, Topics.AGENT_EVENTS, Topics.ROUTING_TRANSFERS, Topics.ROUTING_BOOKS),
                Set.of(Topics.ROUTING_REQUESTS, Topics.AGENT_EVENTS),
                outputs);
    }

    /** Of the intake job with the config in {@code file}. */
    public static KafkaNeeds intake(Path file) {
        return of(IntakeConfig.read(file));
    }

    static KafkaNeeds of(IntakeConfig config) {
        return config.needs(
                Set.of(Topics.TICKET_TRACKING, Topics.CUSTOMERS, Topics.BREACH_RISKS, Topics.CUSTOMER_HEALTH),
                Set.of(Topics.TICKET_TRACKING),
                Set.of(Topics.ROUTING_REQUESTS, Topics.DEAD_LETTERS));
    }

    /** Of the health job with the config in {@code file}. */
    public static KafkaNeeds health(Path file) {
        return of(HealthConfig.read(file));
    }

    static KafkaNeeds of(HealthConfig config) {
        return config.needs(
                Set.of(
                        Topics.TICKET_TRACKING,
                        Topics.CUSTOMERS,
                        Topics.SLA_OUTCOMES,
                        Topics.SURVEY_RESPONSES,
                        Topics.HEALTH_SIGNALS),
                Set.of(Topics.TICKET_TRACKING, Topics.HEALTH_SIGNALS),
                Set.of(Topics.CUSTOMER_HEALTH, Topics.PROACTIVE_CASES, Topics.TICKET_EVENTS, Topics.DEAD_LETTERS));
    }

    /** Of the quality job with the config in {@code file}. */
    public static KafkaNeeds quality(Path file) {
        return of(QualityConfig.read(file));
    }

    static KafkaNeeds of(QualityConfig config) {
        return config.needs(
                Set.of(
                        Topics.TICKET_EVENTS,
                        Topics.CALL_EVENTS,
                        Topics.AGENT_EVENTS,
                        Topics.SURVEY_RESPONSES,
                        Topics.SLA_OUTCOMES,
                        Topics.ESCALATIONS,
                        Topics.ESCALATION_ACKS,
                        Topics.CUSTOMERS),
                Set.of(
                        Topics.TICKET_EVENTS,
                        Topics.CALL_EVENTS,
                        Topics.AGENT_EVENTS,
                        Topics.SLA_OUTCOMES,
                        Topics.ESCALATIONS),
                Set.of(Topics.QUALITY_METRICS, Topics.RECONCILIATION_ALARMS, Topics.DEAD_LETTERS));
    }

    /** Of the risk job with the config in {@code file}. */
    public static KafkaNeeds risk(Path file) {
        return of(RiskConfig.read(file));
    }

    static KafkaNeeds of(RiskConfig config) {
        return config.needs(
                Set.of(Topics.TICKET_TRACKING),
                Set.of(Topics.TICKET_TRACKING),
                Set.of(Topics.BREACH_RISKS, Topics.RISK_SCORES, Topics.DEAD_LETTERS));
    }

    /** Of the reconcile job with the config in {@code file}, in which time does not pass by partitions. */
    public static KafkaNeeds reconcile(Path file) {
        return of(ReconcileConfig.read(file));
    }

    static KafkaNeeds of(ReconcileConfig config) {
        return config.needs(
                Set.of(Topics.ESCALATIONS, Topics.SLA_OUTCOMES, Topics.TICKET_TRACKING, Topics.QUALITY_METRICS),
                Set.of(),
                Set.of(Topics.RECONCILIATION_ALARMS, Topics.DEAD_LETTERS));
    }

    /** Of the stock job with the config in {@code file}, but for the topics that it reads: the archive job's config says which. */
    public static KafkaNeeds stock(Path file) {
        return of(StockConfig.read(file), Set.of());
    }

    /** Of the stock job that reads {@code inputs}. */
    public static KafkaNeeds of(StockConfig config, Set<String> inputs) {
        return config.needs(inputs, Set.of(), Set.of(Topics.RECONCILIATION_ALARMS));
    }
}
