package io.switchboard.it;

import static io.switchboard.it.Desk.opened;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.event.Priority;
import io.switchboard.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a job that was killed has written and not committed is shown, committed once, or aborted. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class A13TransactionsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    @RegisterExtension
    static final Cluster CLUSTER = new Cluster("a13");

    private static Path config;
    private static String job;
    private static String savepoint;

    /** What the first ticket's breach writes is covered by the savepoint, and committed by nobody. */
    @BeforeAll
    static void aJobHasWrittenWhatItHasNotCommitted() {
        config = CLUSTER.slaConfig(Here.policies("demo"));
        submitWithRareCheckpoints(null);
        breach("T-1", START);
        savepoint =
                Savepoint.of(CLUSTER.rest(), job, CLUSTER.local().dir().path().resolve("flink/savepoints"));
    }

    @Test
    @Order(1)
    void nothingIsDoneUnderAJobThatRuns() {
        assertThat(list().path("usedBy").asText()).contains("job sla " + job, "RUNNING");
        assertThat(run(1, "abort", "--older-than", "1s", "--yes").err())
                .contains("Nothing is aborted", "job sla " + job)
                .hasLineCount(1);
        assertThat(run(1, "commit", "--from", savepoint).err())
                .contains("Nothing is committed", "job sla " + job)
                .hasLineCount(1);
        assertThat(heldBack()).isPositive();
    }

    @Test
    @Order(2)
    void whatAKilledJobLeftIsListedWithWhatItHoldsBack() {
        CLUSTER.killFlink();

        JsonNode list = list();
        assertThat(list.path("usedBy").isNull()).isTrue();
        assertThat(transactions(list)).isNotEmpty().allSatisfy(one -> {
            assertThat(one.path("transaction").asText()).startsWith("sla-");
            assertThat(one.path("state").asText()).isEqualTo("Ongoing");
            assertThat(one.path("timeout").asText()).isEqualTo("PT15M");
            assertThat(one.path("partitions").path(0).path("heldBack").asLong()).isPositive();
        });
        assertThat(run(0, "list").out()).contains("Ongoing", "records in", "No job is seen to use prefix sla");
        assertThat(CLUSTER.read(Topics.ESCALATIONS)).isEmpty();
    }

    @Test
    @Order(3)
    void whatTheSavepointCoversIsCommittedAndVisibleOnce() {
        assertThat(run(0, "commit", "--from", savepoint, "--dry-run").out()).contains("Would commit");
        assertThat(CLUSTER.read(Topics.ESCALATIONS)).isEmpty();

        assertThat(run(0, "commit", "--from", savepoint).out()).contains(" open", "is visible", "Go on from here only");

        assertThat(told()).containsExactlyElementsOf(breachOf("T-1"));
        assertThat(heldBack()).isZero();
        assertThat(run(0, "commit", "--from", savepoint).out()).contains("committed already", "Committed 0");
    }

    @Test
    @Order(4)
    void aJobThatGoesOnFromThereWritesNothingTwice() {
        CLUSTER.startFlink();
        job = CLUSTER.submitSla(config, savepoint);
        breach("T-2", START.plusSeconds(600));

        Await.until("the second breach", PATIENCE, () -> told().size() >= 4);
        assertThat(told()).containsExactlyElementsOf(all("T-1", "T-2"));
        assertThat(CLUSTER.read(Topics.ESCALATIONS))
                .extracting(escalation -> escalation.path("escalationId").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    @Order(5)
    @EnabledIfSystemProperty(named = "switchboard.its", matches = "long", disabledReason = Here.LONG_ONLY)
    void whatOnlyAnOlderCheckpointCoversIsNotCommitted() {
        Path newest = stopAtACheckpoint();

        assertThat(run(1, "commit", "--from", savepoint).err())
                .contains("a later checkpoint was complete")
                .hasLineCount(1);
        assertThat(run(0, "commit", "--from", newest.toString()).out())
                .containsAnyOf("leaves nothing to commit", "Committed 0");
    }

    @Test
    @Order(6)
    @EnabledIfSystemProperty(named = "switchboard.its", matches = "long", disabledReason = Here.LONG_ONLY)
    void whatNoCheckpointCoversIsAbortedAndWrittenAgainOnce() {
        String newest = CLUSTER.newestCheckpoint(job).toString();
        submitWithRareCheckpoints(newest);
        breach("T-3", START.plusSeconds(1_200));
        CLUSTER.killFlink();
        assertThat(run(1, "abort", "sla-escalations-0-999999", "--yes").err()).contains("No transaction", "is open");
        assertThat(heldBack()).isPositive();

        assertThat(run(0, "abort", "--older-than", "1s", "--yes").out()).contains("aborted sla-");

        assertThat(transactions(list())).isEmpty();
        assertThat(told()).containsExactlyElementsOf(all("T-1", "T-2"));
        CLUSTER.startFlink();
        job = CLUSTER.submitSla(config, newest);
        Await.until("the third breach", PATIENCE, () -> told().size() >= 6);
        assertThat(told()).containsExactlyElementsOf(all("T-1", "T-2", "T-3"));
    }

    private static void submitWithRareCheckpoints(String from) {
        CLUSTER.checkpointEvery("1 h");
        job = CLUSTER.submitSla(config, from);
    }

    /** Returns when the breach is written, committed or not. */
    private static void breach(String ticket, Instant at) {
        long before = written();
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            input.write(0, opened(ticket, Priority.P0, at));
            input.beat(at.plusSeconds(301));
        }
        Await.until("a breach", PATIENCE, () -> written() >= before + 2);
    }

    private static long written() {
        return Uncommitted.count(CLUSTER.bootstrapServers(), Topics.ESCALATIONS);
    }

    /** Where the job stood when it was ended. */
    private static Path stopAtACheckpoint() {
        CLUSTER.rest().cancel(job);
        assertThat(CLUSTER.rest().awaitState(job, "CANCELED", PATIENCE)).isTrue();
        return CLUSTER.newestCheckpoint(job);
    }

    private static List<String> told() {
        return CLUSTER.read(Topics.ESCALATIONS).stream()
                .map(escalation -> escalation.path("itemId").asText() + " "
                        + escalation.path("level").asText())
                .sorted()
                .toList();
    }

    private static List<String> breachOf(String ticket) {
        return List.of(ticket + " 75%", ticket + " breach");
    }

    private static List<String> all(String... tickets) {
        List<String> all = new ArrayList<>();
        Stream.of(tickets).forEach(ticket -> all.addAll(breachOf(ticket)));
        return all;
    }

    private static JsonNode list() {
        return Json.line(run(0, "list", "--json").out().strip());
    }

    private static List<JsonNode> transactions(JsonNode list) {
        return StreamSupport.stream(list.path("transactions").spliterator(), false)
                .toList();
    }

    private static long heldBack() {
        return transactions(list()).stream()
                .flatMap(one -> StreamSupport.stream(one.path("partitions").spliterator(), false))
                .mapToLong(pin -> pin.path("heldBack").asLong())
                .sum();
    }

    private static Command run(int exitCode, String... arguments) {
        List<String> command = new ArrayList<>(List.of("txn"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--state-dir", CLUSTER.local().dir().path().toString()));
        Command done = Command.here(command.toArray(new String[0]));
        assertThat(done.exitCode()).as(done.toString()).isEqualTo(exitCode);
        return done;
    }
}
