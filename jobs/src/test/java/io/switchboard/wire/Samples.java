package io.switchboard.wire;

import io.switchboard.audit.Alarm;
import io.switchboard.event.Ack;
import io.switchboard.event.AgentEvent;
import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Channel;
import io.switchboard.event.Customer;
import io.switchboard.event.Direction;
import io.switchboard.event.Heartbeat;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import io.switchboard.policy.Publication;
import io.switchboard.quality.Family;
import io.switchboard.quality.MetricRow;
import io.switchboard.quality.Percentiles;
import io.switchboard.quality.Unit;
import io.switchboard.risk.Glimpse;
import io.switchboard.risk.Prediction;
import io.switchboard.risk.ScoreRow;
import io.switchboard.risk.Stage;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.ItemSnapshot;
import io.switchboard.sla.Notice;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.TooLate;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Unmatched;
import java.time.Instant;
import java.util.List;

/** Values that say everything, and values that say no more than they must. */
final class Samples {

    static final Instant NOON = Instant.parse("2025-03-07T12:00:00Z");

    static final AgentEvent AGENT =
            new AgentEvent("e-3", "agent-7", NOON, AgentEvent.Kind.WRAP_UP, 4L, "emea", "second line");

    static final AgentEvent BARE_AGENT =
            new AgentEvent("e-4", "agent-8", NOON, AgentEvent.Kind.OFFLINE, null, null, null);

    static final TicketEvent TICKET = new TicketEvent(
            "e-1",
            "T-1",
            "C-1",
            NOON,
            TicketEvent.Kind.MESSAGE,
            3L,
            NOON.minusSeconds(60),
            Status.ON_HOLD,
            "Awaiting Vendor",
            Priority.P1,
            "billing",
            Channel.EMAIL,
            "zh-Hans",
            "emea",
            "second line",
            "agent-7",
            Author.CUSTOMER,
            Visibility.PUBLIC,
            "T-0",
            NOON.plusSeconds(3_600),
            Direction.OUTBOUND,
            "thanks",
            "agent-9");

    static final TicketEvent BARE_TICKET = new TicketEvent(
            "e-2",
            "T-2",
            null,
            NOON,
            TicketEvent.Kind.CREATED,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    static final CallEvent CALL = new CallEvent(
            "e-3",
            "K-1",
            "C-1",
            NOON,
            CallEvent.Kind.QUEUED,
            0L,
            Status.QUEUED,
            Priority.P0,
            "loans",
            "he",
            "il",
            "first line",
            "agent-8");

    static final CallEvent BARE_CALL = new CallEvent(
            "e-4", "K-2", null, NOON, CallEvent.Kind.OFFERED, null, null, null, null, null, null, null, null);

    static final Heartbeat HEARTBEAT = new Heartbeat(NOON, "feeder");

    static final Escalation ESCALATION = new Escalation(
            "x-1",
            "T-1",
            "C-1",
            "FIRST_REPLY",
            "1",
            "gold",
            2,
            "breach",
            Escalation.Kind.CORRECTION,
            NOON,
            NOON.plusMillis(1),
            11,
            7,
            Escalation.Correction.MOVED,
            "x-0",
            "e-1",
            new ItemSnapshot(Priority.P4, Status.PENDING, "billing", "emea", "second line", "agent-7", "E-7"),
            Instant.parse("2026-03-08T09:00:00Z"),
            List.of("on call"));

    static final Escalation BARE_ESCALATION = new Escalation(
            "x-2",
            "T-2",
            null,
            "TOTAL_RESOLUTION",
            "1",
            "gold",
            1,
            "75 %",
            Escalation.Kind.WARNING,
            null,
            NOON,
            0,
            0,
            null,
            null,
            null,
            new ItemSnapshot(null, null, null, null, null, null, null),
            null,
            List.of());

    static final Outcome OUTCOME = new Outcome(
            "T-1",
            "C-1",
            "FIRST_REPLY",
            "1",
            "gold",
            2,
            Outcome.Verdict.CANCELLED,
            "MERGED",
            NOON,
            NOON.plusSeconds(1),
            NOON.plusSeconds(2),
            NOON.plusSeconds(3),
            4,
            5,
            6,
            7,
            8,
            9,
            new ItemSnapshot(Priority.P2, Status.CLOSED, "billing", "emea", "second-line", "agent-7", "T-1-closed"));

    static final Outcome BARE_OUTCOME = new Outcome(
            "T-2",
            null,
            "CALL_ANSWER",
            "1",
            "gold",
            1,
            Outcome.Verdict.MET,
            null,
            NOON,
            null,
            null,
            NOON,
            0,
            0,
            0,
            0,
            0,
            1,
            null);

    static final Customer CUSTOMER = new Customer("C-1", NOON, 4, "enterprise", "emea", "eu", List.of("de", "zh-Hans"));

    static final Customer BARE_CUSTOMER = new Customer("C-2", NOON, null, null, null, null, List.of());

    static final Ack ACK =
            new Ack("a-1", "T-1", ItemType.TICKET, NOON, Ack.Kind.UNACK, "gold", "FIRST_REPLY", "1", "x-1", "agent-7");

    static final Ack BARE_ACK = new Ack("a-2", "K-2", ItemType.CALL, NOON, Ack.Kind.ACK, null, null, null, null, null);

    static final Publication PUBLICATION = new Publication(
            Publication.Kind.POLICY,
            "gold",
            2,
            NOON.plusSeconds(86_400),
            NOON,
            "mia",
            "the new contract",
            "id: gold\nversion: 2\n");

    static final Publication RETIREMENT =
            new Publication(Publication.Kind.RETIREMENT, "gold", 0, NOON.minusSeconds(1), NOON, null, null, null);

    static final Tracking TRACKING = new Tracking(
            "T-1",
            ItemType.TICKET,
            "C-1",
            NOON,
            "e-7",
            new ItemSnapshot(Priority.P4, Status.PENDING, "billing", "emea", "second line", "agent-7", "e-7"),
            "Awaiting Vendor",
            NOON.minusSeconds(60),
            NOON.minusSeconds(10),
            "MERGED",
            "T-0",
            "EMAIL",
            "de-CH",
            1,
            2,
            3,
            60_000,
            List.of(new Tracking.Spent("NEW", null, 20_000), new Tracking.Spent("PENDING", "Awaiting Vendor", 40_000)),
            List.of(
                    new Tracking.ClockState(
                            "gold",
                            2,
                            "FIRST_REPLY",
                            "1",
                            "PAUSE",
                            NOON.minusSeconds(40),
                            "Awaiting Vendor",
                            "agent-7",
                            "e-6",
                            NOON.minusSeconds(60),
                            NOON.plusSeconds(1),
                            -4L,
                            5,
                            6,
                            7,
                            8,
                            NOON.minusSeconds(9),
                            "L2",
                            true,
                            Outcome.Verdict.MET_LATE,
                            2,
                            List.of(
                                    new Tracking.ToldLevel("L2", 1, 0),
                                    new Tracking.ToldLevel(Escalation.BREACH, 2, 3))),
                    new Tracking.ClockState(
                            "gold", 1, "intake", "e-3", "RUN", null, null, null, null, NOON, null, null, 0, 0, 0, 0,
                            null, null, false, null, null, null)));

    static final Prediction RISK = new Prediction(
            new Glimpse(
                    "T-1",
                    ItemType.TICKET,
                    "gold",
                    "FIRST_REPLY",
                    "2",
                    NOON.toEpochMilli(),
                    NOON.toEpochMilli() - 1,
                    NOON.toEpochMilli() + 2,
                    .25,
                    new ItemSnapshot(Priority.P4, Status.PENDING, "billing", "emea", "second line", "agent-7", "e-7"),
                    "Awaiting Vendor",
                    "C-1",
                    3,
                    4,
                    5),
            Stage.QUARTER,
            true,
            .75,
            .5,
            List.of(new Prediction.Reason("group", "second line", 1.5), new Prediction.Reason("all", null, -.25)),
            .125,
            "P4 of second line",
            6,
            "layout",
            Prediction.Call.RAISED);

    static final Prediction BARE_RISK = new Prediction(
            new Glimpse(
                    "K-2",
                    ItemType.CALL,
                    "gold",
                    "FIRST_REPLY",
                    "1",
                    NOON.toEpochMilli(),
                    NOON.toEpochMilli(),
                    NOON.toEpochMilli(),
                    0,
                    new ItemSnapshot(null, null, null, null, null, null, null),
                    null,
                    null,
                    0,
                    0,
                    0),
            Stage.OPENING,
            false,
            .5,
            .5,
            List.of(),
            .5,
            "all clocks",
            0,
            null,
            null);

    static final ScoreRow SCORE = new ScoreRow(
            "gold",
            "FIRST_REPLY",
            Stage.HALF,
            NOON.minusSeconds(9),
            NOON,
            7,
            3,
            .75,
            .125,
            .5,
            .25,
            .0625,
            .8,
            .9,
            40.);

    static final ScoreRow BARE_SCORE =
            new ScoreRow("gold", "FIRST_REPLY", null, NOON, NOON, 0, 0, null, null, null, null, null, null, null, null);

    static final Tracking BARE_TRACKING = new Tracking(
            "K-2",
            ItemType.CALL,
            null,
            NOON,
            "e-4",
            new ItemSnapshot(null, null, null, null, null, null, null),
            null,
            NOON,
            null,
            null,
            null,
            null,
            null,
            0,
            0,
            0,
            0,
            List.of(),
            List.of());

    static final Notice NOTICE =
            new Notice("n-1", "on call", Notice.Kind.DIGEST, NOON, NOON.plusSeconds(9), List.of("x-1", "x-2"));

    static final Notice SINGLE_NOTICE = new Notice("n-2", "on call", Notice.Kind.SINGLE, NOON, NOON, List.of("x-1"));

    static final TooLate TOO_LATE = new TooLate("e-5", "T-1", "C-1", NOON, NOON.plusSeconds(9));

    static final TooLate BARE_TOO_LATE = new TooLate("e-6", "T-2", null, NOON, NOON);

    static final Unmatched UNMATCHED = new Unmatched("T-1", ItemType.TICKET, "C-1", NOON, "e-7", ESCALATION.snapshot());

    static final Unmatched BARE_UNMATCHED =
            new Unmatched("CALL-2", ItemType.CALL, null, NOON, null, BARE_ESCALATION.snapshot());

    private Samples() {}

    static TicketEvent ticketAt(Instant at) {
        return ticketAt(at, null);
    }

    static TicketEvent ticketAt(Instant at, Instant createdAt) {
        return new TicketEvent(
                "e-2",
                "T-2",
                null,
                at,
                TicketEvent.Kind.CREATED,
                null,
                createdAt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** As a producer in another language might write it, valid or not. */
    static io.switchboard.schema.TicketEvent onWire() {
        return new TicketEventShape().toAvro(TICKET);
    }

    static final SurveyResponse SURVEY =
            new SurveyResponse("s-1", "T-1", "C-1", NOON, SurveyResponse.Kind.CES, 7, NOON.minusSeconds(9), "agent-7");

    static final SurveyResponse BARE_SURVEY =
            new SurveyResponse("s-2", "T-2", null, NOON, SurveyResponse.Kind.NPS, 0, null, null);

    static final MetricRow ROW = new MetricRow(
            "PT1H",
            NOON,
            NOON.plusSeconds(3600),
            "team",
            "second line",
            "FIRST_REPLY",
            Family.CALLS,
            "wait",
            "queued",
            Unit.MILLISECONDS,
            12.5,
            11.0,
            14.0,
            25,
            2,
            -1,
            1,
            new Percentiles(1, 2, 3, 4, 5),
            MetricRow.SHRUNK,
            3,
            true);

    static final MetricRow BARE_ROW = new MetricRow(
            "P1D",
            NOON,
            NOON.plusSeconds(86_400),
            "all",
            "",
            null,
            Family.SURVEYS,
            "nps",
            "adjusted-wald",
            Unit.NPS,
            null,
            null,
            null,
            0,
            0,
            0,
            0,
            null,
            null,
            1,
            false);

    static final Alarm ALARM = new Alarm(
            Alarm.Kind.AFTER_FINAL, NOON, NOON.plusSeconds(3600), List.of("T-1", "T-2"), 2, 1, "one is lacking");

    static final Alarm ROWS = new Alarm(
            Alarm.Kind.ROWS_MISSING,
            NOON,
            NOON.plusSeconds(300),
            List.of("call-events/3@4711-4720"),
            10,
            0,
            "ten are lacking",
            "call_events");
}
