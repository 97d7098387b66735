package io.switchboard.wire;

import java.util.Set;

/** The names of the topics; a name is for ever, it is part of every transactional id. */
public final class Topics {

    public static final String TICKET_EVENTS = "ticket-events";
    public static final String CALL_EVENTS = "call-events";
    public static final String AGENT_EVENTS = "agent-events";
    public static final String SURVEY_RESPONSES = "survey-responses";
    public static final String CUSTOMERS = "customers";
    public static final String ESCALATION_ACKS = "escalation-acks";
    public static final String POLICIES = "policies";
    public static final String ESCALATIONS = "escalations";
    public static final String ESCALATIONS_FAST = "escalations-fast";
    public static final String SLA_OUTCOMES = "sla-outcomes";
    public static final String TICKET_TRACKING = "ticket-tracking";
    public static final String ESCALATION_NOTICES = "escalation-notices";
    public static final String UNMATCHED_ITEMS = "unmatched-items";
    public static final String TOO_LATE = "too-late";
    public static final String ROUTING_REQUESTS = "routing-requests";
    public static final String ROUTING_TRANSFERS = "routing-transfers";
    public static final String ROUTING_DECISIONS = "routing-decisions";
    public static final String ROUTING_SCORES = "routing-scores";
    public static final String ROUTING_BOOKS = "routing-books";
    public static final String QUALITY_METRICS = "quality-metrics";
    public static final String RECONCILIATION_ALARMS = "reconciliation-alarms";
    public static final String SURGES = "surges";
    public static final String BREACH_RISKS = "breach-risks";
    public static final String RISK_SCORES = "risk-scores";
    public static final String HEALTH_SIGNALS = "health-signals";
    public static final String CUSTOMER_HEALTH = "customer-health";
    public static final String PROACTIVE_CASES = "proactive-cases";
    public static final String DEAD_LETTERS = "dead-letters";

    /** Keep the last record of each key for ever, and no more than that. */
    public static final Set<String> COMPACTED =
            Set.of(CUSTOMERS, POLICIES, TICKET_TRACKING, ROUTING_BOOKS, CUSTOMER_HEALTH);

    /** Have one partition: all publications have one order. */
    public static final Set<String> IN_ONE_ORDER = Set.of(POLICIES, ROUTING_BOOKS);

    private Topics() {}
}
