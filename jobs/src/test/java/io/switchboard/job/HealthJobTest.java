package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.Customer;
import io.switchboard.event.HealthSignal;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import io.switchboard.health.CaseTicket;
import io.switchboard.health.CustomerHealth;
import io.switchboard.health.HealthNews;
import io.switchboard.health.ProactiveCase;
import io.switchboard.health.ProactiveCase.State;
import io.switchboard.health.Settings;
import io.switchboard.sla.ItemSnapshot;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.EventTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class HealthJobTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");

    @Test
    void aPressedCustomerBecomesACaseAndATicketAndTheCallIsMeasured() throws Exception {
        StreamExecutionEnvironment env = Strict.environment();
        HealthJob.Streams streams = HealthJob.topology(
                inputs(env), Settings.DEFAULT, new CaseTicket("proactive", Priority.P2), Duration.ofDays(31));
        DataStream.Collector<HealthNews> health = new DataStream.Collector<>();
        DataStream.Collector<ProactiveCase> cases = new DataStream.Collector<>();
        DataStream.Collector<TicketEvent> tickets = new DataStream.Collector<>();
        DataStream.Collector<Boolean> stamps = new DataStream.Collector<>();
        DataStream.Collector<DeadLetter> deadLetters = new DataStream.Collector<>();
        streams.health().collectAsync(health);
        streams.cases().collectAsync(cases);
        streams.tickets().collectAsync(tickets);
        streams.tickets().process(new Stamp()).uid("stamps").collectAsync(stamps);
        streams.deadLetters().collectAsync(deadLetters);
        env.executeAsync();

        List<ProactiveCase> told = new ArrayList<>();
        cases.getOutput().forEachRemaining(told::add);
        assertThat(told)
                .extracting(ProactiveCase::customerId, ProactiveCase::state, ProactiveCase::at, ProactiveCase::leadMs)
                .containsExactly(
                        tuple("C-1", State.RAISED, minute(5), null),
                        tuple(
                                "C-1",
                                State.CONTACTED,
                                minute(9),
                                Duration.ofMinutes(4).toMillis()));
        assertThat(tickets.getOutput())
                .toIterable()
                .extracting(TicketEvent::itemId, TicketEvent::customerId, ticket -> ticket.at()
                        .toEpochMilli())
                .containsExactly(tuple(told.get(0).caseId(), "C-1", minute(5)));
        assertThat(stamps.getOutput())
                .toIterable()
                .as("Kafka's stamp, which what is told may not be ahead of")
                .containsExactly(true);
        List<HealthNews> news = new ArrayList<>();
        health.getOutput().forEachRemaining(news::add);
        assertThat(news).anySatisfy(HealthJobTest::saysAll);
        assertThat(deadLetters.getOutput())
                .toIterable()
                .extracting(DeadLetter::offset)
                .containsExactly(7L);
    }

    /** Before everything has left its window again. */
    private static void saysAll(HealthNews news) {
        assertThat(news.now())
                .isNotNull()
                .extracting(
                        CustomerHealth::tier,
                        CustomerHealth::contacts7d,
                        CustomerHealth::breaches90d,
                        CustomerHealth::lastNps,
                        CustomerHealth::lastCsat)
                .containsExactly(3, 1, 1, 9, 2);
    }

    private static HealthJob.Inputs inputs(StreamExecutionEnvironment env) {
        List<Decoded<HealthSignal>> signals = new ArrayList<>();
        signals.add(Decoded.refused(new DeadLetter("health-signals", 0, 7, new byte[] {1}, "too short")));
        for (int minute = 0; minute <= 20; minute++) {
            Instant at = NINE.plusSeconds(60L * minute);
            signals.add(Decoded.accepted(0, new HealthSignal("s-" + minute, "C-1", "vm-1", at, .9, .9, .9, null), at));
        }
        return new HealthJob.Inputs(
                env.fromData(List.of(item("T-1", "C-1")), Decoded.type(Tracking.class))
                        .uid("items")
                        .assignTimestampsAndWatermarks(new EventTime<Tracking>(Duration.ZERO, Duration.ofMinutes(1)))
                        .uid("item time"),
                timeless(env, "customers", Customer.class, List.of(customer())),
                timeless(env, "outcomes", Outcome.class, List.of(outcome("C-1"), outcome(null))),
                timeless(env, "surveys", SurveyResponse.class, List.of(answer("C-1"), answer(null))),
                env.fromData(signals, Decoded.type(HealthSignal.class))
                        .uid("signals")
                        .assignTimestampsAndWatermarks(
                                new EventTime<HealthSignal>(Duration.ZERO, Duration.ofMinutes(1)))
                        .uid("signal time"));
    }

    private static long minute(int minute) {
        return NINE.plusSeconds(60L * minute).toEpochMilli();
    }

    /** Whether the sink writes the record with its own time. */
    private static final class Stamp extends ProcessFunction<TicketEvent, Boolean> {

        private static final long serialVersionUID = 1;

        @Override
        public void processElement(TicketEvent ticket, Context context, Collector<Boolean> out) {
            out.collect(context.timestamp() == ticket.at().toEpochMilli());
        }
    }

    private static <T> DataStream<Decoded<T>> timeless(
            StreamExecutionEnvironment env, String name, Class<T> type, List<Decoded<T>> all) {
        return env.fromData(all, Decoded.type(type))
                .uid(name)
                .assignTimestampsAndWatermarks(Strict.<T>readFirst())
                .uid(name + " time");
    }

    private static Decoded<Customer> customer() {
        Instant then = Instant.parse("2020-01-01T00:00:00Z");
        return Decoded.accepted(0, new Customer("C-1", then, 3, null, null, null, List.of()), then);
    }

    private static Decoded<Outcome> outcome(String customerId) {
        Outcome outcome = new Outcome(
                "T-0",
                customerId,
                "FIRST_REPLY",
                "1",
                "desk",
                1,
                Outcome.Verdict.MET_LATE,
                null,
                NINE.minusSeconds(600),
                NINE.minusSeconds(500),
                NINE.minusSeconds(500),
                NINE.minusSeconds(400),
                200_000,
                200_000,
                0,
                0,
                0,
                1,
                null);
        return Decoded.accepted(0, outcome, outcome.endedAt());
    }

    private static Decoded<SurveyResponse> answer(String customerId) {
        SurveyResponse answer = new SurveyResponse(
                "a-" + customerId,
                "T-1",
                customerId,
                NINE,
                customerId == null ? SurveyResponse.Kind.CSAT : SurveyResponse.Kind.NPS,
                customerId == null ? 2 : 9,
                null,
                null);
        return Decoded.accepted(0, answer, NINE);
    }

    /** Nine minutes after nine the customer comes. */
    private static Decoded<Tracking> item(String id, String customerId) {
        Instant then = NINE.plusSeconds(540);
        Tracking tracking = new Tracking(
                id,
                ItemType.TICKET,
                customerId,
                then,
                "e-1",
                new ItemSnapshot(null, Status.NEW, "network", null, null, null, "e-1"),
                null,
                then,
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
        return Decoded.accepted(0, tracking, then);
    }

    @Test
    void whatCannotBeMeantIsRefusedByItsName(@TempDir Path folder) throws IOException {
        refused(
                folder,
                "healthWeights: {mood: 0.5}",
                "healthWeights is ",
                "adds up to 0.5: let the weights of pressure");
        refused(folder, "pressureWeights: {gpu: 1}", "pressureWeights is [gpu]: name only vcpu");
        refused(folder, "limit: 1.5", "limit is 1.5: give more than 0 and at most 1");
        refused(folder, "release: 0.9", "release is 0.9: give more than 0 and at most limit");
        refused(folder, "sustained: P2D", "sustained is PT48H: give between PT0S and PT24H");
        refused(folder, "caseCategory: ' '", "caseCategory is empty: give a word");
        refused(folder, "casePriority: P7", "casePriority");
        refused(folder, "keepItems: PT0S", "keepItems is PT0S: give more than zero");
    }

    private static void refused(Path folder, String yaml, String... says) throws IOException {
        Path file = Files.writeString(folder.resolve("health.yaml"), yaml);
        assertThatThrownBy(() -> HealthConfig.read(file)).message().contains(says);
    }

    static HealthConfig defaults() {
        return new HealthConfig(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);
    }
}
