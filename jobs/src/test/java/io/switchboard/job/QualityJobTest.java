package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.audit.Alarm;
import io.switchboard.event.Ack;
import io.switchboard.event.AgentEvent;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.Status;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import io.switchboard.quality.MetricRow;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.ItemSnapshot;
import io.switchboard.sla.Outcome;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QualityJobTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");
    private static final QualityConfig DEFAULTS = defaults();

    @Test
    void whatIsHeardOfAnItemIsCountedTogetherAndWhatCannotBeReadIsKept() throws Exception {
        StreamExecutionEnvironment env = Strict.environment();
        env.setParallelism(1);
        DataStream<Decoded<TicketEvent>> tickets = timed(
                env,
                "tickets",
                Decoded.type(TicketEvent.class),
                List.of(
                        at(ticket("e-1", TicketEvent.Kind.CREATED, Status.NEW, NINE), NINE),
                        at(
                                ticket("e-2", TicketEvent.Kind.UPDATED, Status.RESOLVED, NINE.plusSeconds(600)),
                                NINE.plusSeconds(600)),
                        Decoded.refused(new DeadLetter("ticket-events", 0, 7, new byte[] {1}, "too short")),
                        Decoded.heartbeat(0, NINE.plus(Duration.ofDays(60)))));
        DataStream<Decoded<CallEvent>> calls = timed(
                env,
                "calls",
                Decoded.type(CallEvent.class),
                List.of(
                        at(call("c-1", CallEvent.Kind.QUEUED, Status.QUEUED, NINE), NINE),
                        at(
                                call("c-2", CallEvent.Kind.ANSWERED, Status.CONNECTED, NINE.plusSeconds(20)),
                                NINE.plusSeconds(20)),
                        Decoded.heartbeat(0, NINE.plus(Duration.ofDays(60)))));
        DataStream<Decoded<AgentEvent>> agents = timed(
                env,
                "agents",
                Decoded.type(AgentEvent.class),
                List.of(
                        at(agent("a-1", AgentEvent.Kind.AVAILABLE, NINE), NINE),
                        at(agent("a-2", AgentEvent.Kind.BUSY, NINE.plusSeconds(900)), NINE.plusSeconds(900)),
                        at(agent("a-3", AgentEvent.Kind.OFFLINE, NINE.plusSeconds(1_200)), NINE.plusSeconds(1_200)),
                        Decoded.heartbeat(0, NINE.plus(Duration.ofDays(60)))));
        Outcome outcome = new Outcome(
                "1",
                "c-1",
                "FIRST_REPLY",
                "1",
                "desk",
                1,
                Outcome.Verdict.MET_LATE,
                null,
                NINE,
                NINE,
                NINE,
                NINE.plusSeconds(600),
                600_000,
                600_000,
                0,
                0,
                0,
                1,
                null);
        Escalation breach = new Escalation(
                "b-1",
                "1",
                "c-1",
                "FIRST_REPLY",
                "1",
                "desk",
                1,
                "breach",
                Escalation.Kind.BREACH,
                NINE,
                NINE.plusSeconds(500),
                0,
                0,
                null,
                null,
                null,
                new ItemSnapshot(null, null, null, null, null, null, null),
                NINE,
                List.of());
        QualityJob.Streams streams = QualityJob.topology(
                new QualityJob.Inputs(
                        tickets,
                        calls,
                        agents,
                        once(
                                env,
                                "surveys",
                                Decoded.type(SurveyResponse.class),
                                at(
                                        new SurveyResponse(
                                                "s-1",
                                                "1",
                                                "c-1",
                                                NINE.plusSeconds(700),
                                                SurveyResponse.Kind.NPS,
                                                10,
                                                null,
                                                null),
                                        NINE.plusSeconds(700))),
                        once(env, "outcomes", Decoded.type(Outcome.class), at(outcome, NINE)),
                        once(env, "escalations", Decoded.type(Escalation.class), at(breach, NINE)),
                        once(env, "acks", Decoded.type(Ack.class), Decoded.heartbeat(0, NINE)),
                        once(
                                env,
                                "customers",
                                Decoded.type(Customer.class),
                                at(
                                        new Customer("c-1", Instant.EPOCH, 4, null, "emea", null, List.of()),
                                        Instant.EPOCH))),
                Duration.ofSeconds(1),
                DEFAULTS.settings());
        DataStream.Collector<MetricRow> metrics = new DataStream.Collector<>();
        DataStream.Collector<DeadLetter> deadLetters = new DataStream.Collector<>();
        DataStream.Collector<Alarm> alarms = new DataStream.Collector<>();
        streams.metrics().collectAsync(metrics);
        streams.deadLetters().collectAsync(deadLetters);
        streams.alarms().collectAsync(alarms);
        env.executeAsync();

        List<MetricRow> rows = new ArrayList<>();
        metrics.getOutput().forEachRemaining(rows::add);
        assertThat(last(rows, "all", "", "service_level", "f4").value()).isEqualTo(1);
        assertThat(last(rows, "all", "", "mttr", "resolve-wall").value()).isEqualTo(600_000);
        assertThat(last(rows, "tier", "4", "attainment", "closed-in-time-counts")
                        .value())
                .isZero();
        assertThat(last(rows, "all", "", "breaches", "count").value()).isEqualTo(1);
        assertThat(last(rows, "agent", "ada", "occupancy", "busy-of-ready").value())
                .isEqualTo(300 / 1_200.0);
        assertThat(last(rows, "region", "emea", "nps", "adjusted-wald").numerator())
                .isEqualTo(1);
        assertThat(last(rows, "all", "", "fcr", "same-customer-and-category").numerator())
                .isEqualTo(1);
        assertThat(rows).filteredOn(MetricRow::last).isNotEmpty();
        assertThat(deadLetters.getOutput()).toIterable().hasSize(1);
        assertThat(alarms.getOutput()).toIterable().isEmpty();
    }

    @Test
    void theNamesInTheSavepointsOfTheQualityJob() {
        StreamExecutionEnvironment env = Strict.environment();
        env.enableCheckpointing(1_000);
        QualityJob.wire(env, DEFAULTS);
        assertThat(env.getStreamGraph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .contains(
                        "ticket-events",
                        "call-events",
                        "agent-events",
                        "survey-responses",
                        "sla-outcomes",
                        "escalations",
                        "escalation-acks",
                        "customers",
                        "sift-tickets",
                        "sift-calls",
                        "sift-agents",
                        "customers-of-items",
                        "stories",
                        "facts-of-agents",
                        "attendance",
                        "contacts",
                        "spread",
                        "cells",
                        "quality-metrics",
                        "Sink Committer: quality-metrics",
                        "reconciliation-alarms",
                        "Sink Committer: reconciliation-alarms",
                        "dead-letters",
                        "Sink Committer: dead-letters");
    }

    static QualityConfig defaults() {
        return new QualityConfig(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null);
    }

    private static MetricRow last(
            List<MetricRow> rows, String dimension, String member, String metric, String formula) {
        return rows.stream()
                .filter(row -> row.grain().equals("P1D") || row.grain().equals("PT1H"))
                .filter(row ->
                        row.dimension().equals(dimension) && row.member().equals(member) && row.subject() == null)
                .filter(row -> row.metric().equals(metric) && row.formula().equals(formula))
                .filter(row -> row.windowStart().isBefore(NINE.plusSeconds(1)))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private static <T> Decoded<T> at(T value, Instant at) {
        return Decoded.accepted(0, value, at);
    }

    private static <T> DataStream<Decoded<T>> timed(
            StreamExecutionEnvironment env, String uid, TypeInformation<Decoded<T>> type, List<Decoded<T>> events) {
        return env.fromData(events, type)
                .uid(uid)
                .assignTimestampsAndWatermarks(new EventTime<T>(Duration.ofSeconds(1), Duration.ofHours(1)))
                .uid(uid + " time");
    }

    /** All that is said here is heard before time has passed: else the order of the sources would say what is late. */
    private static <T> DataStream<Decoded<T>> once(
            StreamExecutionEnvironment env, String uid, TypeInformation<Decoded<T>> type, Decoded<T> event) {
        return timed(env, uid, type, List.of(event));
    }

    private static TicketEvent ticket(String id, TicketEvent.Kind kind, Status status, Instant at) {
        return new TicketEvent(
                id, "1", "c-1", at, kind, null, null, status, null, null, "cards", null, null, null, "desk", "ada",
                null, null, null, null, null, null, null);
    }

    private static CallEvent call(String id, CallEvent.Kind kind, Status status, Instant at) {
        return new CallEvent(id, "2", "c-1", at, kind, null, status, null, null, null, null, null, null);
    }

    private static AgentEvent agent(String id, AgentEvent.Kind kind, Instant at) {
        return new AgentEvent(id, "ada", at, kind, null, null, "desk");
    }
}
