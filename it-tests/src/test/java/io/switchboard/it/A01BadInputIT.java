package io.switchboard.it;

import static io.switchboard.it.Desk.answered;
import static io.switchboard.it.Desk.connected;
import static io.switchboard.it.Desk.opened;
import static io.switchboard.it.Desk.queued;
import static io.switchboard.it.Desk.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.event.Priority;
import io.switchboard.schema.CallEvent;
import io.switchboard.schema.TicketEvent;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bad input is data: it ends in the dead letters, and nothing else takes notice of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class A01BadInputIT {

    /** A Monday, 11 o'clock in Berlin. */
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private static final Instant LATER = START.plusSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<BadInput> BAD_TICKETS = BadInput.of(
            TicketEvent.getClassSchema(),
            Input.TICKETS.encode(opened("T-bad", Priority.P0, START)),
            Input.CALLS.encode(queued("C-bad", START)));
    private static final List<BadInput> BAD_CALLS = BadInput.of(
            CallEvent.getClassSchema(),
            Input.CALLS.encode(queued("C-bad", START)),
            Input.TICKETS.encode(opened("T-bad", Priority.P0, START)));

    @RegisterExtension
    static final Cluster CLUSTER = SharedCluster.OF_THIS_JVM;

    private static final List<Sent> SENT = new ArrayList<>();
    private static String job;

    private record Sent(BadInput bad, RecordMetadata at) {}

    /** Each bad record stands in its partition between a ticket's or call's first event and its second. */
    @BeforeAll
    static void amongValidEventsComeBadRecords() {
        job = CLUSTER.submitSla(CLUSTER.slaConfig(Here.policies("demo")));
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            input.write(0, opened("T-waiting", Priority.P0, START));
            for (int i = 0; i < BAD_TICKETS.size(); i++) {
                int partition = i % Cluster.PARTITIONS;
                input.write(partition, opened("T-" + i, Priority.P1, START.plusSeconds(i)));
                input.write(partition, queued("C-" + i, START.plusSeconds(i)));
                send(input, Topics.TICKET_EVENTS, partition, BAD_TICKETS.get(i));
                send(input, Topics.CALL_EVENTS, partition, BAD_CALLS.get(i));
                input.write(partition, answered("T-" + i, Priority.P1, START.plusSeconds(i + 1)));
                input.write(partition, connected("C-" + i, START.plusSeconds(i + 2)));
                input.write(partition, resolved("T-" + i, Priority.P1, START.plusSeconds(i + 2)));
            }
            input.beat(LATER);
        }
    }

    private static void send(Input input, String topic, int partition, BadInput bad) {
        SENT.add(new Sent(bad, input.write(topic, partition, START, "bad", bad.value())));
    }

    @Test
    @Order(1)
    void everyValidRecordAroundThemIsProcessed() {
        List<String> expected = IntStream.range(0, BAD_TICKETS.size())
                .boxed()
                .flatMap(i -> Stream.of(
                        "T-" + i + " FIRST_REPLY MET",
                        "T-" + i + " FIRST_RESOLUTION MET",
                        "C-" + i + " CALL_ANSWER MET"))
                .toList();
        Await.until(
                "an outcome of each of " + expected, PATIENCE, () -> outcomes().containsAll(expected));
        assertThat(outcomes().stream().filter(outcome -> !outcome.contains("TOTAL_RESOLUTION")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> outcomes() {
        return CLUSTER.read(Topics.SLA_OUTCOMES).stream()
                .map(outcome -> outcome.path("itemId").asText() + " "
                        + outcome.path("clock").asText() + " "
                        + outcome.path("verdict").asText())
                .toList();
    }

    @Test
    @Order(2)
    void eachBadRecordEndsInTheDeadLettersAsItCameAndWithItsReason() {
        Await.until(
                "a dead letter of each bad record",
                PATIENCE,
                () -> CLUSTER.read(Topics.DEAD_LETTERS).size() >= SENT.size());
        List<JsonNode> letters = CLUSTER.read(Topics.DEAD_LETTERS);
        assertThat(letters).hasSameSizeAs(SENT);
        for (Sent sent : SENT) {
            JsonNode letter = letters.stream()
                    .filter(one -> isOf(sent.at(), one))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no dead letter of the record " + sent));
            assertThat(bytes(letter))
                    .as("bytes of the record %s", sent.bad())
                    .isEqualTo(
                            sent.bad().value() == null
                                    ? new byte[0]
                                    : sent.bad().value());
            assertThat(letter.path("reason").asText())
                    .as("reason against the record %s", sent.bad())
                    .contains(sent.bad().reason())
                    .doesNotContain("Exception", "\n")
                    .hasSizeBetween(30, 300);
        }
    }

    private static boolean isOf(RecordMetadata at, JsonNode letter) {
        return letter.path("topic").asText().equals(at.topic())
                && letter.path("partition").asInt() == at.partition()
                && letter.path("offset").asLong() == at.offset();
    }

    private static byte[] bytes(JsonNode letter) {
        try {
            return letter.path("bytes").binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(3)
    void noBadStampMovesTheClocks() {
        Await.until("the clocks at " + LATER, PATIENCE, () -> !time().isBefore(LATER.minusMillis(1)));
        assertThat(time()).isBetween(LATER.minusMillis(1), LATER);
        assertThat(CLUSTER.read(Topics.ESCALATIONS)).isEmpty();

        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            input.beat(START.plusSeconds(301));
        }
        Await.until("the breach of the waiting ticket", PATIENCE, () -> CLUSTER.read(Topics.ESCALATIONS).stream()
                .anyMatch(escalation -> escalation.path("level").asText().equals("breach")));
        assertThat(CLUSTER.read(Topics.ESCALATIONS))
                .extracting(escalation -> escalation.path("itemId").asText() + " "
                        + escalation.path("level").asText() + " "
                        + escalation.path("at").asText())
                .containsExactly("T-waiting 75% 2026-03-02T10:03:45Z", "T-waiting breach 2026-03-02T10:05:00Z");
    }

    private static Instant time() {
        return Instant.ofEpochMilli(CLUSTER.rest().watermark(job, "sla clocks").orElse(0));
    }

    @Test
    @Order(4)
    void theJobRunsOnWithoutARestart() {
        assertThat(CLUSTER.rest().job(job).state()).isEqualTo("RUNNING");
        assertThat(CLUSTER.rest().failure(job)).isEmpty();
        assertThat(CLUSTER.rest().checkpoints(job).restored()).isZero();
    }
}
