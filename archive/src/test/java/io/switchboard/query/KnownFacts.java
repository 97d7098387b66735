package io.switchboard.query;

import io.switchboard.archive.Shelved;
import io.switchboard.archive.Warehouse;
import io.switchboard.schema.AckKind;
import io.switchboard.schema.Author;
import io.switchboard.schema.BreachRisk;
import io.switchboard.schema.CallEvent;
import io.switchboard.schema.CallEventKind;
import io.switchboard.schema.Channel;
import io.switchboard.schema.CorrectionKind;
import io.switchboard.schema.Customer;
import io.switchboard.schema.Escalation;
import io.switchboard.schema.EscalationAck;
import io.switchboard.schema.EscalationKind;
import io.switchboard.schema.ItemSnapshot;
import io.switchboard.schema.ItemType;
import io.switchboard.schema.MetricStatus;
import io.switchboard.schema.Priority;
import io.switchboard.schema.QualityMetric;
import io.switchboard.schema.RiskCall;
import io.switchboard.schema.RiskReason;
import io.switchboard.schema.RiskStage;
import io.switchboard.schema.RoutingCandidate;
import io.switchboard.schema.RoutingDecision;
import io.switchboard.schema.RoutingVerdict;
import io.switchboard.schema.ScoreReason;
import io.switchboard.schema.SlaOutcome;
import io.switchboard.schema.Surge;
import io.switchboard.schema.SurgeKind;
import io.switchboard.schema.SurgeScope;
import io.switchboard.schema.SurveyKind;
import io.switchboard.schema.SurveyResponse;
import io.switchboard.schema.TicketEvent;
import io.switchboard.schema.TicketEventKind;
import io.switchboard.schema.TicketStatus;
import io.switchboard.schema.Verdict;
import io.switchboard.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A small contact centre of which everything is known. */
public final class KnownFacts {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static Warehouse warehouse;

    private final Shelved shelved;

    private KnownFacts(Path folder) {
        this.shelved = new Shelved(folder);
    }

    /** Filled once, by the first test that asks. */
    public static synchronized Warehouse warehouse() throws Exception {
        if (warehouse == null) {
            warehouse = in(Files.createTempDirectory(Path.of("target"), "known-facts"))
                    .warehouse();
        }
        return warehouse;
    }

    static Shelved in(Path folder) throws Exception {
        KnownFacts facts = new KnownFacts(folder);
        facts.customers();
        facts.tickets();
        facts.outcomes();
        facts.escalations();
        facts.calls();
        facts.surveys();
        facts.metrics();
        facts.decisions();
        facts.surges();
        facts.risks();
        return facts.shelved
                .bytes(Topics.SLA_OUTCOMES, "noise".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .kept();
    }

    /**
     * 8 of 10 calls, restated as 9 of 12; of the second line nothing was told but that it is too little. Of ten contacts of the
     * first line eight were solved at first, the last of them alone on its day; those of the second line can still come back.
     */
    private void metrics() {
        metric("first line", .8, 8, 10, 8, 10, null, 1, MetricStatus.PROVISIONAL);
        metric("first line", .75, 9, 12, 1, 2, null, 2, MetricStatus.FINAL);
        metric("second line", null, 1, 2, 1, 2, "SMALL_N", 1, MetricStatus.FINAL);
        busy("first line", "occupancy", "busy-of-ready", 18, 24);
        busy("first line", "occupancy", "calls-of-ready", 15, 24);
        busy("first line", "utilisation", "busy-of-signed-on", 18, 27);
        busy("second line", "occupancy", "busy-of-ready", 0, 8);
        busy("second line", "occupancy", "calls-of-ready", 2, 8);
        busy("second line", "utilisation", "busy-of-signed-on", 0, 8);
        List.of("to-1h", "to-4h", "to-3d", "to-7d", "to-30d").forEach(none -> backlog(none, 0));
        backlog("to-1d", 2);
        backlog("older", 1);
        backlog("all", 3);
        part("quality_score", "five-parts", .8123);
        part("score_part", "response-speed", .9);
        part("score_part", "attitude", .755);
        solved("first line", 0, 8, 9, MetricStatus.FINAL);
        solved("first line", 1, 0, 1, MetricStatus.FINAL);
        solved("second line", 0, 1, 2, MetricStatus.PROVISIONAL);
        calls(0, 5, "calls_answered 2", "calls_abandoned 1", "calls_called_back 1", "calls_flowed_out 1");
        calls(1, 4, "calls_answered 1", "calls_abandoned 1", "calls_served_in_menu 1", "calls_waiting 1");
        call(1, "calls_abandoned", "menu", 1);
        offered(Instant.parse("2026-02-28T23:00:00Z"), Instant.parse("2026-03-01T23:00:00Z"));
        offered(Instant.parse("2026-03-31T22:00:00Z"), Instant.parse("2026-04-01T22:00:00Z"));
    }

    /** So many days after Monday; of Tuesday one call less is told than there were, and than became something. */
    private void calls(int days, int offered, String... ends) {
        call(days, "calls_offered", "count", offered);
        for (String end : ends) {
            String metric = end.substring(0, end.indexOf(' '));
            String formula = metric.equals("calls_abandoned") ? "queued" : "count";
            call(days, metric, formula, Integer.parseInt(end.substring(end.indexOf(' ') + 1)));
        }
    }

    private void call(int days, String metric, String formula, int count) {
        QualityMetric row = metric((double) count, count, 1, count, 1, null, 1, MetricStatus.FINAL);
        row.setWindowStart(row.getWindowStart().plus(Duration.ofDays(days)));
        row.setWindowEnd(row.getWindowEnd().plus(Duration.ofDays(days)));
        row.setDimension("all");
        row.setMember("");
        row.setMetric(metric);
        row.setFormula(formula);
        row.setUnit("COUNT");
        shelved.with(Topics.QUALITY_METRICS, row);
    }

    /** So many days after Monday; of fewer than five the value is withheld. */
    private void solved(String team, int days, double atFirst, double of, MetricStatus status) {
        boolean few = of < 5;
        QualityMetric row =
                metric(few ? null : atFirst / of, atFirst, of, atFirst, of, few ? "SMALL_N" : null, 1, status);
        row.setWindowStart(row.getWindowStart().plus(Duration.ofDays(days)));
        row.setWindowEnd(row.getWindowEnd().plus(Duration.ofDays(days)));
        row.setMember(team);
        row.setFamily("CONTACTS");
        row.setMetric("fcr");
        row.setFormula("same-customer-and-category");
        shelved.with(Topics.QUALITY_METRICS, row);
    }

    /** In a centre whose wall shows the time of Berlin. */
    private void offered(Instant start, Instant end) {
        QualityMetric row = metric(5.0, 5, 1, 5, 1, null, 1, MetricStatus.FINAL);
        row.setWindowStart(start);
        row.setWindowEnd(end);
        row.setDimension("centre");
        row.setMember("berlin");
        row.setMetric("calls_offered");
        row.setFormula("count");
        row.setUnit("COUNT");
        shelved.with(Topics.QUALITY_METRICS, row);
    }

    /** In hours; of the second line nobody tells who is busy. */
    private void busy(String team, String metric, String formula, double hours, double of) {
        QualityMetric row = metric(
                hours == 0 ? null : hours / of,
                hours * 3_600_000,
                of * 3_600_000,
                hours * 3_600_000,
                of * 3_600_000,
                null,
                1,
                MetricStatus.FINAL);
        row.setMember(team);
        row.setFamily("AGENTS");
        row.setMetric(metric);
        row.setFormula(formula);
        shelved.with(Topics.QUALITY_METRICS, row);
    }

    /** At the end of Monday T-2 and T-3 are open since that day, T-4 for longer. */
    private void backlog(String formula, int open) {
        QualityMetric row = metric((double) open, open, 1, open, 1, null, 1, MetricStatus.FINAL);
        row.setDimension("all");
        row.setMember("");
        row.setFamily("BACKLOG");
        row.setMetric("backlog");
        row.setFormula(formula);
        row.setUnit("COUNT");
        shelved.with(Topics.QUALITY_METRICS, row);
    }

    private void part(String metric, String formula, double value) {
        QualityMetric row = metric(value, 1, 1, 1, 1, "SHRUNK", 1, MetricStatus.FINAL);
        row.setDimension("all");
        row.setMember("");
        row.setFamily("SCORE");
        row.setMetric(metric);
        row.setFormula(formula);
        shelved.with(Topics.QUALITY_METRICS, row);
    }

    private void metric(
            String team,
            Double value,
            double numerator,
            double denominator,
            double numeratorDelta,
            double denominatorDelta,
            String remark,
            int revision,
            MetricStatus status) {
        QualityMetric row =
                metric(value, numerator, denominator, numeratorDelta, denominatorDelta, remark, revision, status);
        row.setMember(team);
        shelved.with(Topics.QUALITY_METRICS, row);
    }

    /** Of a team, and of Monday. */
    private static QualityMetric metric(
            Double value,
            double numerator,
            double denominator,
            double numeratorDelta,
            double denominatorDelta,
            String remark,
            int revision,
            MetricStatus status) {
        QualityMetric row = new QualityMetric();
        row.setGrain("P1D");
        row.setWindowStart(at(-10));
        row.setWindowEnd(at(14));
        row.setDimension("team");
        row.setFamily("CALLS");
        row.setMetric("service_level");
        row.setFormula("f4");
        row.setUnit("RATIO");
        row.setValue(value);
        row.setNumerator(numerator);
        row.setDenominator(denominator);
        row.setNumeratorDelta(numeratorDelta);
        row.setDenominatorDelta(denominatorDelta);
        row.setRemark(remark);
        row.setRevision(revision);
        row.setStatus(status);
        return row;
    }

    /** Two were offered, one of them at the second try, which is told twice; one was held. */
    private void decisions() {
        decision(1, "T-1", RoutingVerdict.OFFERED, 0, .5, .25);
        decision(2, "T-2", RoutingVerdict.OFFERED, 1, .25, .25);
        decision(2, "T-2", RoutingVerdict.OFFERED, 1, .25, .25);
        decision(3, "T-3", RoutingVerdict.HELD, 0);
    }

    private void decision(long number, String item, RoutingVerdict verdict, int hops, double... points) {
        List<ScoreReason> reasons = Arrays.stream(points)
                .mapToObj(each -> new ScoreReason("skill", each, 1.0))
                .toList();
        List<RoutingCandidate> candidates = reasons.isEmpty()
                ? List.of()
                : List.of(new RoutingCandidate(item, "agent-7", false, MONDAY, MONDAY, reasons));
        shelved.with(
                Topics.ROUTING_DECISIONS,
                new RoutingDecision(
                        "emea/" + number,
                        "emea",
                        number,
                        MONDAY,
                        item,
                        verdict,
                        reasons.isEmpty() ? null : "agent-7",
                        "",
                        "plan",
                        1,
                        0,
                        hops,
                        "weights",
                        1,
                        candidates,
                        List.of()));
    }

    /**
     * In one place Monday's flood lasts for an hour, and Tuesday's is not over. Everywhere Monday's turns into a collapse after
     * three quarters of an hour. Frankfurt is helped from the second minute of Monday's on; Hong Kong was helped before it, with
     * nothing.
     */
    private void surges() {
        long day = Duration.ofDays(1).toMinutes();
        surge("s-1", "eu", "network", SurgeKind.FLOOD, 0, 3);
        surge("s-2", "eu", "network", SurgeKind.RELEASED, 60, 60);
        surge("s-3", "eu", "network", SurgeKind.FLOOD, day, day + 5);
        surge("s-4", "*", "*", SurgeKind.FLOOD, 0, 4);
        surge("s-5", "*", "*", SurgeKind.COLLAPSE, 45, 50);
        surge("s-6", "*", "*", SurgeKind.RELEASED, 90, 90);
        attributed("s-7", 5, SurgeScope.GLOBAL);
        attributed("s-8", 9, SurgeScope.LOCAL);
        help("hk", "hong-kong-desk", "singapore-desk", SurgeKind.HELP_OPENED, -10, -10, null);
        help("eu", "frankfurt-desk", "mumbai-desk", SurgeKind.HELP_OPENED, 2, 2, null);
        help("eu", "frankfurt-desk", "mumbai-desk", SurgeKind.FIRST_HELPED, 2, 4, "T-2");
        help("hk", "hong-kong-desk", "singapore-desk", SurgeKind.HELP_CLOSED, 15, 20, null);
        help("eu", "frankfurt-desk", "mumbai-desk", SurgeKind.HELP_CLOSED, 50, 55, null);
    }

    private void surge(String id, String region, String category, SurgeKind kind, long onset, long found) {
        Surge surge = surge(id, region, category, onset, found);
        surge.setKind(kind);
        shelved.with(Topics.SURGES, surge);
    }

    /** Of Monday's flood, so many minutes after it began. */
    private void attributed(String id, long found, SurgeScope scope) {
        Surge surge = surge(id, "eu", "network", 0, found);
        surge.setKind(SurgeKind.ATTRIBUTED);
        surge.setScope(scope);
        shelved.with(Topics.SURGES, surge);
    }

    private void help(String region, String pool, String helper, SurgeKind kind, long onset, long found, String item) {
        Surge surge = surge("%s < %s/%s".formatted(pool, helper, kind), region, "*", onset, found);
        surge.setKind(kind);
        surge.setLevel(0);
        surge.setPool(pool);
        surge.setHelper(helper);
        surge.setItemId(item);
        shelved.with(Topics.SURGES, surge);
    }

    /** In minutes from Monday at ten. */
    private static Surge surge(String id, String region, String category, long onset, long found) {
        Surge surge = new Surge();
        surge.setSurgeId(id);
        surge.setDomain("emea");
        surge.setRegion(region);
        surge.setCategory(category);
        surge.setOnsetAt(MONDAY.plus(Duration.ofMinutes(onset)));
        surge.setDetectedAt(MONDAY.plus(Duration.ofMinutes(found)));
        surge.setLevel(2.0);
        return surge;
    }

    /** T-2 was feared for and breached at last, T-1 was not; T-9 is still open, T-3 is too and too late for. */
    private void risks() {
        List<RiskReason> usual = List.of(
                new RiskReason("group", "first line", 1.25),
                new RiskReason("all", null, -.5),
                new RiskReason("stage", "HALF", .1),
                new RiskReason("status", "OPEN", .05));
        List<RiskReason> rising = List.of(
                new RiskReason("group", "first line", .75),
                new RiskReason("category", "login, web", .5),
                new RiskReason("pace", null, -.25));
        risk("T-1", "TOTAL_RESOLUTION", 0, RiskStage.OPENING, true, .11, null, usual);
        risk("T-2", "TOTAL_RESOLUTION", 0, RiskStage.OPENING, true, .15, null, usual);
        risk("T-2", "TOTAL_RESOLUTION", 12, RiskStage.HALF, true, .72, RiskCall.RAISED, usual);
        risk("T-2", "TOTAL_RESOLUTION", 12, RiskStage.HALF, true, .72, RiskCall.RAISED, usual);
        risk("T-3", "FIRST_REPLY", 1, RiskStage.HALF, true, .95, null, usual);
        risk("T-9", "FIRST_REPLY", 0, RiskStage.OPENING, true, .3, null, usual);
        risk("T-9", "FIRST_REPLY", 1, RiskStage.OPENING, false, .62, RiskCall.RAISED, rising);
    }

    private void risk(
            String item,
            String clock,
            int hour,
            RiskStage stage,
            boolean first,
            double probability,
            RiskCall call,
            List<RiskReason> reasons) {
        shelved.with(
                Topics.BREACH_RISKS,
                new BreachRisk(
                        item,
                        ItemType.TICKET,
                        null,
                        "desk",
                        clock,
                        "1",
                        at(hour),
                        MONDAY,
                        at(24),
                        hour / 24.0,
                        new ItemSnapshot(null, null, "login", "emea", "first line", null, "e-1"),
                        null,
                        0,
                        0,
                        0,
                        stage,
                        first,
                        probability,
                        .5,
                        reasons,
                        .4,
                        "all clocks",
                        10L,
                        "layout",
                        call));
    }

    /** C-1 has risen from tier 3 to 4. */
    private void customers() {
        customer("C-1", MONDAY.minus(Duration.ofDays(30)), 3, "emea");
        customer("C-1", MONDAY.minus(Duration.ofDays(10)), 4, "emea");
        customer("C-2", MONDAY.minus(Duration.ofDays(10)), 1, "amer");
    }

    private void customer(String id, Instant at, int tier, String region) {
        shelved.with(Topics.CUSTOMERS, new Customer(id, at, tier, "gold", region, null, List.of("de", "en")));
    }

    /**
     * T-1, whose customer says thanks afterwards and comes back on Wednesday, and T-2 are resolved, T-3 is open since Monday, T-4
     * since six weeks, T-6 was spam, whatever came for it since.
     */
    private void tickets() {
        ticket("T-1", "C-1", MONDAY, TicketEventKind.CREATED, TicketStatus.NEW, "billing", "emea", "first line");
        ticket("T-1", "C-1", at(2), TicketEventKind.UPDATED, TicketStatus.RESOLVED, "billing", "emea", "first line");
        ticket("T-1", null, at(3), TicketEventKind.MESSAGE, null, "billing", "emea", "first line");
        ticket("T-1", "C-1", at(40), TicketEventKind.UPDATED, TicketStatus.OPEN, "billing", "emea", "first line");
        ticket("T-2", "C-2", MONDAY, TicketEventKind.CREATED, TicketStatus.NEW, "login", "amer", "first line");
        ticket("T-2", "C-2", at(30), TicketEventKind.UPDATED, TicketStatus.RESOLVED, "login", "amer", "second line");
        ticket("T-3", "C-2", MONDAY, TicketEventKind.CREATED, TicketStatus.NEW, "login", null, "first line");
        ticket("T-4", null, at(-1_000), TicketEventKind.CREATED, TicketStatus.NEW, "other", "emea", null);
        ticket("T-6", null, at(1), TicketEventKind.SPAM, TicketStatus.NEW, "other", "emea", null);
        ticket("T-6", null, at(2), TicketEventKind.UPDATED, TicketStatus.OPEN, "other", "emea", null);
    }

    private void ticket(
            String id,
            String customer,
            Instant at,
            TicketEventKind kind,
            TicketStatus status,
            String category,
            String region,
            String group) {
        TicketEvent event = new TicketEvent();
        event.setEventId(id + "-" + kind);
        event.setItemId(id);
        event.setCustomerId(customer);
        event.setAt(at);
        event.setKind(kind);
        event.setStatus(status);
        event.setPriority(Priority.P2);
        event.setCategory(category);
        event.setChannel(Channel.EMAIL);
        event.setRegion(region);
        event.setGroup(group);
        event.setAuthor(Author.CUSTOMER);
        shelved.with(Topics.TICKET_EVENTS, event);
    }

    /**
     * T-2's first reply was kept after all, says its second revision; T-3's has not ended after all, says its own. Of T-8 the first
     * is wrong, and of its second nothing was escalated.
     */
    private void outcomes() {
        outcome("T-1", "C-1", "FIRST_REPLY", Verdict.MET, null, null, 1, 1, 0, 0);
        outcome("T-1", "C-1", "TOTAL_RESOLUTION", Verdict.MET, null, null, 2, 1, 0, 0);
        outcome("T-2", "C-2", "FIRST_REPLY", Verdict.MET_LATE, null, at(4), 5, 1, 0, 0);
        outcome("T-2", "C-2", "FIRST_REPLY", Verdict.MET, null, null, 3, 2, 0, 0);
        outcome("T-2", "C-2", "TOTAL_RESOLUTION", Verdict.MET_LATE, null, at(24), 30, 1, 1, 1);
        outcome("T-3", "C-2", "FIRST_REPLY", Verdict.MET, null, null, 1, 1, 0, 0);
        outcome("T-3", "C-2", "FIRST_REPLY", Verdict.CANCELLED, "WITHDRAWN", null, 1, 2, 0, 0);
        outcome("T-4", null, "FIRST_REPLY", Verdict.CANCELLED, "SPAM", null, 1, 1, 0, 0);
        outcome("T-5", null, "FIRST_REPLY", Verdict.MET_BY_CLOSE, null, at(2), 3, 1, 6, 0);
        outcome("T-7", null, "TOTAL_RESOLUTION", Verdict.MET_LATE, null, at(50), 60, 1, 0, 0);
        outcome("T-8", null, "FIRST_REPLY", Verdict.MET, null, null, 60, 1, 0, 0);
        outcome("T-8", null, "TOTAL_RESOLUTION", Verdict.MET_LATE, null, at(50), 60, 1, 0, 0);
        outcome("K-1", "C-1", "CALL_ANSWER", Verdict.MET, null, null, 1, 1, 0, 0);
    }

    private void outcome(
            String item,
            String customer,
            String clock,
            Verdict verdict,
            String reason,
            Instant breachedAt,
            int hours,
            int revision,
            int reassignments,
            int reopens) {
        shelved.with(
                Topics.SLA_OUTCOMES,
                new SlaOutcome(
                        item,
                        customer,
                        clock,
                        "1",
                        "desk",
                        1,
                        verdict,
                        reason,
                        MONDAY,
                        breachedAt,
                        breachedAt,
                        at(hours),
                        hours * HOUR,
                        hours * HOUR,
                        HOUR,
                        reassignments,
                        reopens,
                        revision,
                        stood(item, clock)));
    }

    /** Of what was told before release 9 it is not known. */
    private static ItemSnapshot stood(String item, String clock) {
        return switch (item) {
            case "T-1" -> stood(Priority.P2, "billing", "emea", "first line");
            case "T-2" -> stood(
                    Priority.P2, "login", "amer", clock.equals("FIRST_REPLY") ? "first line" : "second line");
            case "T-3" -> stood(Priority.P2, "login", null, "first line");
            case "T-4" -> stood(Priority.P2, "other", "emea", null);
            case "K-1" -> stood(null, "sales", "emea", "phones");
            default -> null;
        };
    }

    private static ItemSnapshot stood(Priority priority, String category, String region, String group) {
        return new ItemSnapshot(priority, "OPEN", category, region, group, null, "e-1");
    }

    /**
     * T-2's first breach was withdrawn; its second is true and taken care of, as is T-4's, of which somebody took all. T-5's was given
     * back, and who took T-3's took that of another policy. T-1's, and that T-7's was none, came after they had ended: they were back.
     */
    private void escalations() {
        escalation("e-1", "T-2", "FIRST_REPLY", "breach", EscalationKind.BREACH, at(4), null, null, null);
        escalation(
                "e-2",
                "T-2",
                "FIRST_REPLY",
                "breach",
                EscalationKind.CORRECTION,
                at(3),
                CorrectionKind.WITHDRAWN,
                "e-1",
                "T-2-UPDATED");
        escalation("e-3", "T-2", "TOTAL_RESOLUTION", "75%", EscalationKind.WARNING, at(18), null, null, null);
        escalation("e-4", "T-2", "TOTAL_RESOLUTION", "breach", EscalationKind.BREACH, at(24), null, null, null);
        escalation("e-5", "T-5", "FIRST_REPLY", "breach", EscalationKind.BREACH, at(2), null, null, null);
        escalation("e-6", "T-5", "FIRST_REPLY", "again", EscalationKind.ESCALATION, at(3), null, null, null);
        escalation("e-7", "T-3", "FIRST_REPLY", "breach", EscalationKind.BREACH, at(2), null, null, null);
        escalation("e-8", "T-4", "FIRST_REPLY", "breach", EscalationKind.BREACH, at(2), null, null, null);
        escalation("e-9", "T-1", "TOTAL_RESOLUTION", "breach", EscalationKind.BREACH, at(50), null, null, null);
        escalation("e-10", "T-7", "TOTAL_RESOLUTION", "breach", EscalationKind.BREACH, at(50), null, null, null);
        escalation(
                "e-11",
                "T-7",
                "TOTAL_RESOLUTION",
                "breach",
                EscalationKind.CORRECTION,
                at(70),
                CorrectionKind.WITHDRAWN,
                "e-10",
                "T-7-UPDATED");
        escalation("e-12", "T-8", "FIRST_REPLY", "breach", EscalationKind.BREACH, at(50), null, null, null);
        escalation(
                "e-13",
                "K-9",
                "CALL_ANSWER",
                "breach",
                EscalationKind.BREACH,
                MONDAY.plusSeconds(1_820),
                null,
                null,
                null,
                new ItemSnapshot(Priority.P2, "QUEUED", "network", "eu", "phones", null, "K-9-QUEUED"));
        ack("a-1", "T-2", 25, AckKind.ACK, "desk", "TOTAL_RESOLUTION");
        ack("a-2", "T-5", 3, AckKind.ACK, null, null);
        ack("a-3", "T-5", 4, AckKind.UNACK, "desk", "FIRST_REPLY");
        ack("a-4", "T-3", 3, AckKind.ACK, "another", "FIRST_REPLY");
        ack("a-5", "T-4", 3, AckKind.ACK, null, null);
    }

    private void ack(String id, String item, int hour, AckKind kind, String policy, String clock) {
        shelved.with(
                Topics.ESCALATION_ACKS,
                new EscalationAck(
                        id,
                        item,
                        ItemType.TICKET,
                        at(hour),
                        kind,
                        policy,
                        clock,
                        clock == null ? null : "1",
                        null,
                        "mia"));
    }

    private void escalation(
            String id,
            String item,
            String clock,
            String level,
            EscalationKind kind,
            Instant at,
            CorrectionKind correction,
            String supersedes,
            String cause) {
        ItemSnapshot snapshot =
                new ItemSnapshot(Priority.P2, "OPEN", "login", "amer", "first line", null, item + "-CREATED");
        escalation(id, item, clock, level, kind, at, correction, supersedes, cause, snapshot);
    }

    private void escalation(
            String id,
            String item,
            String clock,
            String level,
            EscalationKind kind,
            Instant at,
            CorrectionKind correction,
            String supersedes,
            String cause,
            ItemSnapshot snapshot) {
        Escalation escalation = new Escalation();
        escalation.setEscalationId(id);
        escalation.setItemId(item);
        escalation.setClock(clock);
        escalation.setCycle("1");
        escalation.setPolicyId("desk");
        escalation.setPolicyVersion(1);
        escalation.setLevel(level);
        escalation.setKind(kind);
        escalation.setDueAt(at);
        escalation.setAt(at);
        escalation.setElapsedWall(Duration.between(MONDAY, at).toMillis());
        escalation.setElapsedBusiness(Duration.between(MONDAY, at).toMillis());
        escalation.setCorrection(correction);
        escalation.setSupersedes(supersedes);
        escalation.setCause(cause);
        escalation.setSnapshot(snapshot);
        escalation.setDeliverAt(at);
        escalation.setRecipients(level.equals("breach") ? List.of("on call", "lead") : List.of("on call"));
        shelved.with(Topics.ESCALATIONS, escalation);
    }

    /**
     * K-1 is answered in time and comes again the next day as K-2, late; K-3 gives up, K-4 still waits, K-5 hangs up in the menu
     * and K-6 is served there. K-2 comes again, too, as K-12, which nobody answers.
     *
     * <p>In Monday's flood K-7 is answered at once and queues when it is passed on, K-8 is called back hours later, K-9 gives up and
     * K-10 leaves the queue for elsewhere. K-11 is of the same hour a week before.
     */
    private void calls() {
        call("K-1", "C-1", 0, CallEventKind.OFFERED);
        call("K-1", "C-1", 5, CallEventKind.QUEUED);
        call("K-1", "C-1", 15, CallEventKind.ANSWERED);
        call("K-1", "C-1", 15, CallEventKind.ANSWERED);
        call("K-1", "C-1", 135, CallEventKind.ENDED);
        long day = Duration.ofDays(1).toSeconds();
        call("K-2", "C-1", day, CallEventKind.OFFERED);
        call("K-2", "C-1", day, CallEventKind.QUEUED);
        call("K-2", "C-1", day + 30, CallEventKind.ANSWERED);
        call("K-2", "C-1", day + 90, CallEventKind.TRANSFERRED);
        call("K-2", "C-1", day + 330, CallEventKind.ENDED);
        call("K-3", null, day, CallEventKind.QUEUED);
        call("K-3", null, day + 60, CallEventKind.ABANDONED);
        call("K-3", null, day + 60, CallEventKind.ENDED);
        call("K-4", null, day, CallEventKind.QUEUED);
        call("K-5", null, day, CallEventKind.OFFERED);
        call("K-5", null, day + 40, CallEventKind.ABANDONED);
        call("K-6", null, day, CallEventKind.OFFERED);
        call("K-6", null, day + 70, CallEventKind.ENDED);
        call("K-12", "C-1", 2 * day, CallEventKind.QUEUED);
        call("K-12", "C-1", 2 * day + 30, CallEventKind.ABANDONED);
        flood();
        flood("K-11", null, 900 - 7 * day, CallEventKind.QUEUED);
        flood("K-11", null, 910 - 7 * day, CallEventKind.ANSWERED);
        flood("K-11", null, 1_030 - 7 * day, CallEventKind.ENDED);
    }

    private void flood() {
        flood("K-7", "C-2", 600, CallEventKind.OFFERED);
        flood("K-7", "C-2", 605, CallEventKind.ANSWERED);
        flood("K-7", "C-2", 665, CallEventKind.TRANSFERRED);
        flood("K-7", "C-2", 670, CallEventKind.QUEUED);
        flood("K-7", "C-2", 785, CallEventKind.ENDED);
        flood("K-8", "C-1", 1_200, CallEventKind.OFFERED);
        flood("K-8", "C-1", 1_205, CallEventKind.QUEUED);
        flood("K-8", "C-1", 1_265, CallEventKind.CALLBACK_REQUESTED);
        flood("K-8", "C-1", 8_400, CallEventKind.ANSWERED);
        flood("K-8", "C-1", 8_520, CallEventKind.ENDED);
        flood("K-9", null, 1_800, CallEventKind.QUEUED);
        flood("K-9", null, 1_890, CallEventKind.ABANDONED);
        flood("K-10", null, 2_400, CallEventKind.QUEUED);
        flood("K-10", null, 2_460, CallEventKind.ENDED);
    }

    private void call(String id, String customer, long second, CallEventKind kind) {
        call(id, customer, second, kind, "sales", "emea");
    }

    private void flood(String id, String customer, long second, CallEventKind kind) {
        call(id, customer, second, kind, "network", "eu");
    }

    private void call(String id, String customer, long second, CallEventKind kind, String category, String region) {
        CallEvent event = new CallEvent();
        event.setEventId(id + "-" + kind);
        event.setItemId(id);
        event.setCustomerId(customer);
        event.setAt(MONDAY.plusSeconds(second));
        event.setKind(kind);
        event.setCategory(category);
        event.setRegion(region);
        event.setGroup("phones");
        shelved.with(Topics.CALL_EVENTS, event);
    }

    /** Of five who were asked in emea three would recommend us and one would not; eight of ten were satisfied. */
    private void surveys() {
        int[] recommend = {10, 9, 9, 7, 3};
        for (int i = 0; i < recommend.length; i++) {
            survey("n-" + i, "T-1", SurveyKind.NPS, recommend[i]);
        }
        survey("n-0", "T-1", SurveyKind.NPS, 10);
        for (int i = 0; i < 10; i++) {
            survey("s-" + i, "T-2", SurveyKind.CSAT, i < 8 ? 5 : 2);
        }
    }

    private void survey(String id, String item, SurveyKind kind, int score) {
        shelved.with(
                Topics.SURVEY_RESPONSES, new SurveyResponse(id, item, null, at(72), kind, score, at(30), "agent-7"));
    }

    private static Instant at(long hours) {
        return MONDAY.plus(Duration.ofHours(hours));
    }
}
