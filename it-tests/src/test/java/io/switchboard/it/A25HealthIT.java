package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.event.HealthSignal;
import io.switchboard.event.Priority;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A customer whose machine is pressed is a ticket before the customer calls, once, and by how long before is measured. */
class A25HealthIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String CUSTOMER = "K-1";

    private static final Codec<HealthSignal> SIGNALS = WireFormat.AVRO_SINGLE_OBJECT.healthSignals();

    @RegisterExtension
    static final Cluster CLUSTER = SharedCluster.OF_THIS_JVM;

    @Test
    void aPressedCustomerIsATicketOnceThoughATaskManagerIsKilledAndTheLeadIsThatOfCounting() {
        CLUSTER.submitSmallSla(CLUSTER.slaConfig(CLUSTER.file("desk.yaml", Desk.ANSWERED_IN_TWO_HOURS)));
        submitHealth();
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            input.beat(NINE);
            pressed(input, 0, 3);
            await(
                    "the pressure is told",
                    Topics.CUSTOMER_HEALTH,
                    health -> health.path("pressure").asDouble() == .9);

            CLUSTER.local().killTaskManager(1);
            pressed(input, 4, 6);
            CLUSTER.local().startTaskManager(1);
            await("a case is raised", Topics.PROACTIVE_CASES, one -> state(one).equals("RAISED"));
            input.beat(minute(7));
            await("the clock of its ticket runs", Topics.TICKET_TRACKING, item -> item.path("itemId")
                    .asText()
                    .startsWith("CASE-"));

            input.write(1, Desk.opened("T-1", Priority.P3, minute(12)));
            input.beat(minute(13));
            pressed(input, 7, 13);
            await("the customer has come", Topics.PROACTIVE_CASES, one -> state(one)
                    .equals("CONTACTED"));
            await(
                    "and is counted",
                    Topics.CUSTOMER_HEALTH,
                    health -> health.path("contacts7d").asInt() == 1);
        }

        List<JsonNode> cases = CLUSTER.read(Topics.PROACTIVE_CASES);
        String caseId = cases.get(0).path("caseId").asText();
        assertThat(cases).extracting(A25HealthIT::state).containsExactly("RAISED", "CONTACTED");
        assertThat(cases).allMatch(one -> one.path("caseId").asText().equals(caseId));
        assertThat(cases.get(0).path("raisedAt").asText()).isEqualTo(minute(5).toString());
        assertThat(cases.get(1).path("leadMs").asLong())
                .isEqualTo(Duration.ofMinutes(7).toMillis());
        assertThat(of(Topics.TICKET_EVENTS, caseId))
                .as("one ticket, opened once")
                .singleElement()
                .matches(ticket -> ticket.path("customerId").asText().equals(CUSTOMER)
                        && ticket.path("author").asText().equals("SYSTEM")
                        && ticket.path("at").asText().equals(minute(5).toString()));
        assertThat(of(Topics.TICKET_TRACKING, caseId)).allSatisfy(A25HealthIT::isPromisedAnAnswer);
        List<JsonNode> health = CLUSTER.read(Topics.CUSTOMER_HEALTH);
        JsonNode last = health.get(health.size() - 1);
        assertThat(last.path("contacts7d").asInt()).as("our own ticket is none").isEqualTo(1);
        assertThat(last.path("openItems").asInt()).isEqualTo(1);
        assertThat(last.path("openCase").isNull()).isTrue();
        assertThat(CLUSTER.read(Topics.DEAD_LETTERS)).isEmpty();
    }

    private static void isPromisedAnAnswer(JsonNode tracking) {
        assertThat(tracking.path("snapshot").path("category").asText()).isEqualTo("proactive");
        JsonNode clock = tracking.path("clocks").path(0);
        assertThat(clock.path("clock").asText()).isEqualTo("FIRST_REPLY");
        assertThat(clock.path("phase").asText()).isEqualTo("RUN");
        assertThat(clock.path("dueAt").asText())
                .isEqualTo(minute(5).plus(Duration.ofHours(2)).toString());
    }

    private static void submitHealth() {
        Path config = CLUSTER.file(
                "health.yaml",
                """
                bootstrapServers: %s
                outOfOrderness: PT0S
                idleAfter: PT1S
                """
                        .formatted(CLUSTER.bootstrapServers()));
        CLUSTER.local()
                .client()
                .submit(new Submission(
                        "io.switchboard.job.HealthJob", List.of("--config", config.toString()), null, 1));
    }

    /** Each minute, all in one partition: were time ahead in another, they would be late. */
    private static void pressed(Input input, int fromMinute, int toMinute) {
        for (int minute = fromMinute; minute <= toMinute; minute++) {
            Instant at = minute(minute);
            HealthSignal signal = new HealthSignal("s-" + minute, CUSTOMER, "vm-1", at, .9, .9, .9, .9);
            input.write(Topics.HEALTH_SIGNALS, 0, at, CUSTOMER, SIGNALS.encode(signal));
        }
    }

    private static Instant minute(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    private static String state(JsonNode one) {
        return one.path("state").asText();
    }

    private static List<JsonNode> of(String topic, String itemId) {
        return CLUSTER.read(topic).stream()
                .filter(record -> record.path("itemId").asText().equals(itemId))
                .toList();
    }

    private static void await(String what, String topic, Predicate<JsonNode> condition) {
        Await.until(what, PATIENCE, () -> CLUSTER.read(topic).stream().anyMatch(condition));
    }
}
