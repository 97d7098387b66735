package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.policy.PolicyReader;
import io.switchboard.policy.Publication;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.NoticeRules;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.SlaRules;
import io.switchboard.sla.TooLate;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.EventTime;
import io.switchboard.wire.Kept;
import io.switchboard.wire.Timeless;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SlaJobTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");

    private static final SlaRules RULES = new SlaRules(
            PolicyReader.read(
                    "desk.yaml",
                    """
                    calendars:
                      always: {zone: UTC, open: 24x7}
                    policies:
                      - id: desk
                        version: 1
                        items: TICKET
                        defaultPriority: P3
                        clocks:
                          - clock: FIRST_REPLY
                            targets: {default: {within: PT2H, calendar: always}}
                            levels: [{at: 75%}]
                      - id: phone
                        version: 1
                        items: CALL
                        defaultPriority: P3
                        clocks:
                          - clock: CALL_ANSWER
                            targets: {default: {within: PT20S, calendar: always}}
                    """),
            "policies",
            0,
            0,
            0);

    @Test
    void ticketsAndCallsEscalateAndWhatCannotBeReadIsKept() throws Exception {
        StreamExecutionEnvironment env = Strict.environment();
        env.setParallelism(1); // else the two events of the call may overtake each other on their way to their time
        DataStream<Decoded<TicketEvent>> tickets = env.fromData(
                        Decoded.type(TicketEvent.class),
                        Decoded.accepted(0, ticketOpened("1"), NINE),
                        Decoded.refused(new DeadLetter("ticket-events", 0, 7, new byte[] {1}, "too short")),
                        Decoded.heartbeat(0, NINE.plusSeconds(7200)),
                        Decoded.accepted(0, ticketOpened("2"), NINE))
                .uid("tickets")
                .assignTimestampsAndWatermarks(new EventTime<TicketEvent>(Duration.ofSeconds(1), Duration.ofMinutes(1)))
                .uid("ticket time");
        DataStream<Decoded<CallEvent>> calls = env.fromData(
                        Decoded.type(CallEvent.class),
                        Decoded.accepted(0, call(CallEvent.Kind.QUEUED, Status.QUEUED, NINE), NINE),
                        Decoded.accepted(
                                0,
                                call(CallEvent.Kind.ANSWERED, Status.CONNECTED, NINE.plusSeconds(20)),
                                NINE.plusSeconds(20)))
                .uid("calls")
                .assignTimestampsAndWatermarks(new EventTime<CallEvent>(Duration.ofSeconds(1), Duration.ofMinutes(1)))
                .uid("call time");

        SlaJob.Streams streams = SlaJob.topology(
                new SlaJob.Inputs(
                        tickets,
                        calls,
                        silent(env, Decoded.type(Ack.class), "acks"),
                        silent(env, Decoded.type(Customer.class), "customers"),
                        silent(env, Decoded.type(Kept.type(Publication.class)), "policies")),
                Duration.ofSeconds(1),
                RULES,
                List.of(),
                new NoticeRules(20, 600_000));
        DataStream.Collector<Escalation> escalations = new DataStream.Collector<>();
        DataStream.Collector<Outcome> outcomes = new DataStream.Collector<>();
        DataStream.Collector<DeadLetter> deadLetters = new DataStream.Collector<>();
        streams.escalations().collectAsync(escalations);
        streams.outcomes().collectAsync(outcomes);
        streams.deadLetters().collectAsync(deadLetters);
        DataStream.Collector<TooLate> tooLate = new DataStream.Collector<>();
        streams.tooLate().collectAsync(tooLate);
        env.executeAsync();

        assertThat(escalations.getOutput())
                .toIterable()
                .extracting(Escalation::level, Escalation::itemId, Escalation::at)
                .containsExactly(
                        tuple("75%", "1", NINE.plusSeconds(5400)), tuple("breach", "1", NINE.plusSeconds(7200)));
        assertThat(outcomes.getOutput())
                .toIterable()
                .extracting(Outcome::clock, Outcome::itemId, Outcome::verdict)
                .containsExactly(tuple("CALL_ANSWER", "1", Outcome.Verdict.MET));
        assertThat(deadLetters.getOutput())
                .toIterable()
                .extracting(DeadLetter::offset)
                .containsExactly(7L);
        assertThat(tooLate.getOutput())
                .toIterable()
                .as("by the time of its own partition, however far the calls have come")
                .extracting(TooLate::itemId, TooLate::arrivedAt)
                .containsExactly(tuple("2", NINE.plusMillis(7_198_999)));
    }

    private static <T> DataStream<Decoded<T>> silent(
            StreamExecutionEnvironment env, TypeInformation<Decoded<T>> type, String uid) {
        return env.fromData(type, Decoded.heartbeat(0, NINE))
                .uid(uid)
                .assignTimestampsAndWatermarks(new Timeless<T>())
                .uid(uid + " time");
    }

    private static TicketEvent ticketOpened(String item) {
        return new TicketEvent(
                "e-" + item,
                item,
                "c-1",
                NINE,
                TicketEvent.Kind.CREATED,
                null,
                null,
                Status.NEW,
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

    private static CallEvent call(CallEvent.Kind kind, Status status, Instant at) {
        return new CallEvent("e-" + kind, "1", "c-1", at, kind, null, status, null, null, null, null, null, null);
    }
}
