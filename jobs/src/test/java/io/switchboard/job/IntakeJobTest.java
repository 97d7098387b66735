package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import io.switchboard.health.AgentSeen;
import io.switchboard.health.CustomerHealth;
import io.switchboard.health.Issue;
import io.switchboard.intake.IntakeRules;
import io.switchboard.risk.Prediction;
import io.switchboard.routing.Background;
import io.switchboard.routing.Request;
import io.switchboard.sla.ItemSnapshot;
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
import java.util.Map;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class IntakeJobTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");

    private static final String RULES =
            """
            intake:
              rules:
                - {when: customer.tier >= 3, domain: vip, plan: gold, handle: 30m, response: 1h}
                - {when: item.type == "TICKET", domain: desk, plan: desk, handle: 20m, response: 8h}
            """;

    @Test
    void aTicketAsksWithWhatIsKnownOfItsCustomerAndWhatCannotBeReadIsKept() throws Exception {
        StreamExecutionEnvironment env = Strict.environment();
        Decoded<Prediction> bad = Decoded.refused(new DeadLetter("some topic", 0, 7, new byte[] {1}, "too short"));
        IntakeJob.Streams streams = IntakeJob.topology(
                new IntakeJob.Inputs(
                        env.fromData(List.of(item("1", "C-1"), item("2", null)), Decoded.type(Tracking.class))
                                .uid("items")
                                .assignTimestampsAndWatermarks(
                                        new EventTime<Tracking>(Duration.ZERO, Duration.ofMinutes(1)))
                                .uid("item time"),
                        timeless(env, "customers", Customer.class, customer()),
                        timeless(env, "risks", Prediction.class, bad),
                        timeless(env, "health", CustomerHealth.class, health())),
                IntakeRules.read("rules.yaml", RULES, 1, true),
                Duration.ofMinutes(1));
        DataStream.Collector<Request> requests = new DataStream.Collector<>();
        DataStream.Collector<Long> stamps = new DataStream.Collector<>();
        DataStream.Collector<DeadLetter> deadLetters = new DataStream.Collector<>();
        streams.requests().collectAsync(requests);
        streams.requests().process(new Stamp()).uid("stamps").collectAsync(stamps);
        streams.deadLetters().collectAsync(deadLetters);
        env.executeAsync();

        List<Request> told = new ArrayList<>();
        requests.getOutput().forEachRemaining(told::add);
        Background vip = told.stream()
                .filter(request -> request.itemId().equals("TICKET/1"))
                .reduce((first, last) -> last)
                .orElseThrow()
                .item()
                .background();
        assertThat(vip)
                .extracting(
                        Background::churnRisk,
                        Background::sentiment,
                        Background::contacts7d,
                        Background::previousAgents)
                .containsExactly(.4, -.25, 2, Map.of("kim", 2.0));
        assertThat(told)
                .filteredOn(request -> request.kind() == Request.Kind.ENTER)
                .extracting(Request::eventId, Request::domain, Request::at)
                .containsExactlyInAnyOrder(
                        tuple("TICKET/1/e-1/ENTER", "vip", NINE.toEpochMilli()),
                        tuple("TICKET/2/e-1/ENTER", "desk", NINE.toEpochMilli()));
        assertThat(stamps.getOutput())
                .toIterable()
                .as("Kafka's stamps, which what is told may not be ahead of")
                .containsOnly(NINE.toEpochMilli());
        assertThat(deadLetters.getOutput())
                .toIterable()
                .extracting(DeadLetter::offset)
                .containsExactly(7L);
    }

    /** What the sink writes a record with. */
    private static final class Stamp extends ProcessFunction<Request, Long> {

        private static final long serialVersionUID = 1;

        @Override
        public void processElement(Request request, Context context, Collector<Long> out) {
            out.collect(context.timestamp());
        }
    }

    private static <T> DataStream<Decoded<T>> timeless(
            StreamExecutionEnvironment env, String name, Class<T> type, Decoded<T> one) {
        return env.fromData(List.of(one), Decoded.type(type))
                .uid(name)
                .assignTimestampsAndWatermarks(Strict.<T>readFirst())
                .uid(name + " time");
    }

    /** Years before the ticket, which is nothing to hold against it. */
    private static Decoded<Customer> customer() {
        Instant then = Instant.parse("2020-01-01T00:00:00Z");
        return Decoded.accepted(0, new Customer("C-1", then, 4, null, null, null, List.of()), then);
    }

    private static Decoded<CustomerHealth> health() {
        CustomerHealth health = new CustomerHealth(
                "C-1",
                NINE.toEpochMilli(),
                "e-0",
                4,
                null,
                null,
                null,
                List.of(),
                2,
                2,
                List.of(new Issue("network", 2)),
                0,
                0,
                0,
                List.of(new AgentSeen("kim", NINE.minus(Duration.ofDays(2)).toEpochMilli())),
                null,
                null,
                null,
                null,
                -.25,
                null,
                null,
                null,
                .6,
                List.of(),
                .4,
                null);
        return Decoded.accepted(0, health, NINE);
    }

    private static Decoded<Tracking> item(String id, String customerId) {
        Tracking tracking = new Tracking(
                id,
                ItemType.TICKET,
                customerId,
                NINE,
                "e-1",
                new ItemSnapshot(null, Status.NEW, "network", null, null, null, "e-1"),
                null,
                NINE,
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
        return Decoded.accepted(0, tracking, NINE);
    }

    @Test
    void whatCannotBeMeantIsRefusedByItsName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("intake.yaml");
        Files.writeString(file, "customerWithin: PT2M");
        assertThatThrownBy(() -> IntakeConfig.read(file))
                .hasMessageContaining("customerWithin is PT2M: give PT0S to PT1M: nobody is asked");
        Files.writeString(file, "keepItems: PT0S");
        assertThatThrownBy(() -> IntakeConfig.read(file))
                .hasMessageContaining("keepItems is PT0S: give more than zero");
        Files.writeString(file, "rules: none.yaml");
        IntakeConfig none = IntakeConfig.read(file);
        assertThatThrownBy(none::intakeRules).hasMessageEndingWith("none.yaml, which cannot be read: name a file");
        Files.writeString(folder.resolve("bad.yaml"), "intake:\n  rules: [{domain: desk}]\n");
        Files.writeString(file, "rules: bad.yaml");
        IntakeConfig bad = IntakeConfig.read(file);
        assertThatThrownBy(bad::intakeRules).hasMessageContaining("bad.yaml:2: intake.rules[0]: has no \"plan\"");
    }

    static IntakeConfig withRules(Path rules) {
        return new IntakeConfig(null, null, rules, null, null, null, null, null, null, null, null, null, null);
    }

    static IntakeRules rules() {
        return IntakeRules.read("rules.yaml", RULES, 1, true);
    }
}
