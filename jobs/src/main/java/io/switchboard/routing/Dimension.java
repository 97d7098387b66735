package io.switchboard.routing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What counts when an item and an agent are brought together. A gate lets them pass or not and is never traded against
 * the score; a weighed dimension is a value from 0 to 1. Ids and numbers are for ever: weights and decisions name them.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
public enum Dimension {
    TIER(
            1,
            "customer.tier",
            "rank 0..4",
            Of.ITEM,
            0.04,
            "customer.tier",
            p -> p.background().tier() / 4.0),
    CHURN_RISK(2, "customer.churn-risk", "probability", Of.ITEM, 0.03, "customer.healthScore", p -> p.background()
            .churnRisk()),
    SENTIMENT(
            3,
            "customer.sentiment",
            "-1..1",
            Of.ITEM,
            0.02,
            "interaction.sentiment",
            p -> (1 - p.background().sentiment()) / 2),
    EFFORT(
            4,
            "customer.effort",
            "contacts in 7 days",
            Of.ITEM,
            0.03,
            "contact.history.count7d",
            p -> 1 - Math.exp(-p.background().contacts7d() / 2.0)),
    /** Weighed by the penalty of the class, too: see {@link Weights#of}. */
    RESPONSE_URGENCY(
            5, "sla.response-urgency", "parts of the promised time", Of.ITEM, 0.18, "sla.firstResponse.deadline", p -> {
                double age = Math.max(0, p.age());
                return (age <= 1 ? age : 1 + p.scales().pastDue() * (age - 1)) / 2;
            }),
    RESOLUTION_SLACK(
            6, "sla.resolution-slack", "parts of the promised time", Of.ITEM, 0.08, "sla.resolution.deadline", p -> {
                long promised = p.item().promise().resolutionMillis();
                double left = p.item().enteredAt()
                        + promised
                        - p.at()
                        - (double) p.need().handleMillis();
                return promised == 0 ? 0 : 1 - clip(left / promised);
            }),
    BREACH_RISK(7, "sla.breach-risk", "probability", Of.ITEM, 0.06, "risk.breachProbability", p -> p.background()
            .breachProbability()),
    PENALTY(
            8,
            "sla.penalty",
            "euro per breach",
            Of.ITEM,
            0.06,
            "contract.penalty",
            p -> Math.log1p(p.item().promise().penalty())
                    / Math.log1p(p.scales().penaltyMost())),
    ENTITLEMENT(
            9,
            "sla.entitlement",
            "yes or no",
            Of.ITEM,
            "contract.entitlement",
            p -> p.background().entitled(),
            p -> "entitled",
            p -> p.background().entitled() ? "entitled" : "not entitled"),
    SEVERITY(10, "ticket.severity", "P1..P4", Of.ITEM, 0.06, "ticket.priority", p -> switch (p.background()
            .severity()) {
        case 1 -> 1;
        case 2 -> 0.66;
        case 3 -> 0.33;
        default -> 0;
    }),
    SKILLS(
            11,
            "ticket.skills",
            "levels",
            Of.PAIR,
            "ticket.requiredSkills",
            p -> p.filter().admits(p.profile().pool())
                    && Need.meets(p.profile().skills(), p.filter().skills()),
            p -> "pools %s, skills %s"
                    .formatted(
                            sorted(p.filter().pools()),
                            sorted(p.filter().skills().entrySet())),
            p -> "pool %s, skills %s"
                    .formatted(p.profile().pool(), sorted(p.profile().skills().entrySet()))),
    HANDLE_TIME(
            12,
            "ticket.handle-time",
            "ms",
            Of.PAIR,
            0.02,
            "model.expectedHandle",
            p -> 1 - p.handleMillis() / p.scales().handleMost()),
    CAPACITY(
            13,
            "ticket.capacity",
            "units",
            Of.PAIR,
            "ticket.channel, agent.capacity",
            p -> p.freeUnits() >= p.need().units(),
            p -> "%d of %s".formatted(p.need().units(), p.need().channel()),
            p -> p.freeUnits() + " free"),
    AFFINITY(14, "history.affinity", "days since", Of.PAIR, 0.03, "ticket.previousAgents", p -> {
        Double days = p.background().previousAgents().get(p.agent().id());
        return days == null ? 0 : Math.exp(-days / 14);
    }),
    RETURNS(
            15,
            "history.returns",
            "reopens and transfers",
            Of.ITEM,
            0.03,
            "ticket.reopenCount, transferCount",
            p -> 1
                    - Math.exp(
                            -(double) (p.background().reopens() + p.background().transfers()))),
    RESOLUTION_RATE(16, "history.resolution-rate", "share", Of.PAIR, 0.05, "agent.fcr[category]", p -> p.profile()
            .resolution()
            .getOrDefault(p.need().category(), 0.5)),
    LANGUAGE(
            17,
            "language.level",
            "level 0..5",
            Of.PAIR,
            0.02,
            "ticket.language",
            p -> p.need().asksForLanguage() ? (level(p) - p.need().languageLevel()) / (double) Need.HIGHEST_LEVEL : 0,
            p -> level(p) >= p.need().languageLevel(),
            p -> p.need().language() + " " + p.need().languageLevel(),
            p -> p.need().language() + " " + level(p)),
    CLEARANCE(
            18,
            "compliance.clearance",
            "papers",
            Of.PAIR,
            "customer.residency, agent.clearances",
            p -> p.profile().clearances().containsAll(p.need().clearances())
                    && p.profile().clearances().containsAll(p.filter().clearances()),
            p -> sorted(p.need().clearances()) + " and " + sorted(p.filter().clearances()),
            p -> sorted(p.profile().clearances())),
    REGION(
            19,
            "region.nearness",
            "same, adjacent, remote",
            Of.PAIR,
            0.02,
            "customer.region, agent.region",
            p -> p.need().region().equals(p.profile().region())
                    ? 1
                    : p.scales().isNextTo(p.need().region(), p.profile().region()) ? 0.5 : 0,
            p -> p.filter().regions().isEmpty()
                    || p.filter().regions().contains(p.profile().region()),
            p -> sorted(p.filter().regions()),
            p -> p.profile().region()),
    SHIFT(
            20,
            "agent.shift-left",
            "ms",
            Of.AGENT,
            0.01,
            "agent.shiftEnd",
            p -> p.shiftLeftMillis() / (2 * p.handleMillis()),
            p -> p.shiftLeftMillis() >= p.handleMillis(),
            p -> Math.round(p.handleMillis()) + " ms",
            p -> Math.round(p.shiftLeftMillis()) + " ms left"),
    PROFICIENCY(
            21,
            "agent.proficiency",
            "level 1..10",
            Of.PAIR,
            0.05,
            "agent.skillLevel",
            p -> (p.profile().skills().getOrDefault(p.need().category(), 1) - 1) / 9.0),
    SPEED(
            22,
            "agent.speed",
            "share of the fastest's",
            Of.PAIR,
            0.10,
            "agent.ahtStats",
            p -> (Math.min(1.25, Math.max(0.5, p.speed())) - 0.5) / 0.75),
    QUALITY(23, "agent.quality", "0..1", Of.AGENT, 0.03, "quality.agentScore", p -> p.agent()
            .standing()
            .quality()),
    IDLE_TIME(
            24,
            "agent.idle-time",
            "ms",
            Of.AGENT,
            0.03,
            "agent.idleSince",
            p -> 1 - Math.exp(-Math.max(0, p.at() - p.idleSince()) / 600_000.0)),
    SPARE_CAPACITY(
            25,
            "load.spare-capacity",
            "share of 8 hours",
            Of.AGENT,
            0.02,
            "agent.occupancy",
            p -> 1 - p.agent().standing().occupancy()),
    CONGESTION(
            26,
            "load.congestion",
            "waiting per agent",
            Of.SURROUNDINGS,
            0.01,
            "pool.queueLength",
            p -> 1 - p.queuePerAgent() / p.scales().queuePerAgent()),
    INCIDENT(27, "health.incident", "probability", Of.ITEM, 0.01, "telemetry.incidentMatch", p -> p.background()
            .incidentMatch()),
    ENDPOINT(
            28,
            "health.endpoint",
            "mean opinion score",
            Of.AGENT,
            0.01,
            "telemetry.endpoint",
            p -> (p.agent().standing().voiceMos() - 3) / 1.4,
            p -> p.at() - p.heardAt() < p.scales().heartbeatWithin(),
            p -> "heard of within %d ms".formatted(p.scales().heartbeatWithin()),
            p -> p.at() - p.heardAt() + " ms ago");

    /** Whose property it is. */
    public enum Of {
        ITEM,
        AGENT,
        PAIR,
        SURROUNDINGS
    }

    private static final List<Dimension> ALL = List.of(values());
    private static final Map<String, Dimension> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Dimension::id, dimension -> dimension));

    private final int number;
    private final String id;
    private final String unit;
    private final Of of;
    private final double defaultWeight;
    private final String source;
    private final ToDoubleFunction<Pairing> value;
    private final Predicate<Pairing> gate;
    private final Function<Pairing, String> required;
    private final Function<Pairing, String> actual;

    /** One that is weighed. */
    Dimension(
            int number,
            String id,
            String unit,
            Of of,
            double defaultWeight,
            String source,
            ToDoubleFunction<Pairing> value) {
        this(number, id, unit, of, defaultWeight, source, value, null, null, null);
    }

    /** A pure gate. */
    Dimension(
            int number,
            String id,
            String unit,
            Of of,
            String source,
            Predicate<Pairing> gate,
            Function<Pairing, String> required,
            Function<Pairing, String> actual) {
        this(number, id, unit, of, 0, source, null, gate, required, actual);
    }

    Dimension(
            int number,
            String id,
            String unit,
            Of of,
            double defaultWeight,
            String source,
            ToDoubleFunction<Pairing> value,
            Predicate<Pairing> gate,
            Function<Pairing, String> required,
            Function<Pairing, String> actual) {
        this.number = number;
        this.id = id;
        this.unit = unit;
        this.of = of;
        this.defaultWeight = defaultWeight;
        this.source = source;
        this.value = value;
        this.gate = gate;
        this.required = required;
        this.actual = actual;
    }

    /** All 28, by number. */
    static List<Dimension> all() {
        return ALL;
    }

    static Optional<Dimension> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** 1 to 28. */
    public int number() {
        return number;
    }

    public String id() {
        return id;
    }

    /** Of what is measured, before it is brought to 0..1. */
    public String unit() {
        return unit;
    }

    public Of of() {
        return of;
    }

    /** The field of the events that it comes from. */
    public String source() {
        return source;
    }

    public boolean isWeighed() {
        return value != null;
    }

    public boolean isGate() {
        return gate != null;
    }

    double defaultWeight() {
        return defaultWeight;
    }

    /** From 0 to 1; only of one that is weighed. */
    double value(Pairing pairing) {
        return clip(value.applyAsDouble(pairing));
    }

    boolean passes(Pairing pairing) {
        return gate == null || gate.test(pairing);
    }

    String required(Pairing pairing) {
        return required.apply(pairing);
    }

    String actual(Pairing pairing) {
        return actual.apply(pairing);
    }

    private static double clip(double x) {
        return Math.min(1, Math.max(0, x));
    }

    private static int level(Pairing pairing) {
        return pairing.profile().languages().getOrDefault(pairing.need().language(), 0);
    }

    /** In an order of its own: an explanation is the same bytes whatever the order of a hash. */
    private static String sorted(java.util.Collection<?> words) {
        return Arrays.toString(words.stream().map(String::valueOf).sorted().toArray());
    }
}
