package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.Proves;
import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When the brokers refuse to commit what a completed checkpoint covers, nobody loses a record without a word. */
class A12RefusedCommitIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final AtomicInteger DAYS = new AtomicInteger();
    private static final Pattern REMEDY = Pattern.compile("newest checkpoint with a number below (\\d+)");

    static final String POLICIES =
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
                    targets: {default: {within: 30m, calendar: always}}
            """;

    @RegisterExtension
    static final Cluster CLUSTER = new Cluster("a12");

    @BeforeAll
    static void noCheckpointComesByItself() {
        HeldCommit.onlyCheckpointsThatAreAskedFor(CLUSTER.local());
    }

    @AfterEach
    void nobodyElseWrites() {
        CLUSTER.rest().jobs().stream().filter(job -> !job.ended()).forEach(job -> CLUSTER.rest()
                .cancel(job.id()));
    }

    @Test
    @Proves("R-73")
    void theJobEndsAndTheCheckpointBeforeBringsBackWhatWasLost() throws IOException {
        Instant nine = nextMorning();
        Path config = config("transactionalIdPrefix: fenced");
        String job = CLUSTER.submitSla(config);
        try (HeldCommit held = new HeldCommit(CLUSTER.local(), job, "fenced")) {
            seen(held, "F-0", nine);
            held.breach("F-1", nine.plus(Duration.ofHours(2)));
            assertThat(held.fence()).isNotEmpty();
            held.release();
            assertThat(CLUSTER.rest().awaitState(job, "FAILED", PATIENCE)).isTrue();
        }
        assertThat(escalated("F-0")).hasSize(1);
        assertThat(escalated("F-1"))
                .as("lost to whoever reads what is committed")
                .isEmpty();

        String failure = CLUSTER.rest().failure(job).orElseThrow();
        assertThat(failure)
                .contains("refused to commit transaction fenced-escalations-", "ProducerFencedException")
                .contains("the same ids. See 'A refused commit' in docs/operations.md.");
        Matcher remedy = REMEDY.matcher(failure);
        assertThat(remedy.find()).isTrue();
        String again = submit(config, checkpointBelow(job, Long.parseLong(remedy.group(1))));
        try (HeldCommit held = new HeldCommit(CLUSTER.local(), again, "fenced")) {
            held.awaitWritten("F-1", 2);
            held.checkpoint();
        }
        assertThat(escalated("F-0")).as("committed before and not told again").hasSize(1);
        assertThat(escalated("F-1")).as("lost and told again").hasSize(1);
    }

    /** The way of Flink and its Kafka connector, for those who want it. */
    @Test
    @Proves("R-79")
    void whereItIsNotToEndTheJobGoesOnWithoutThemAndCountsThem() {
        Instant nine = nextMorning();
        String job = CLUSTER.submitSla(config("transactionalIdPrefix: lossy", "failOnRefusedCommit: false"));
        try (HeldCommit held = new HeldCommit(CLUSTER.local(), job, "lossy")) {
            seen(held, "L-0", nine);
            held.breach("L-1", nine.plus(Duration.ofHours(2)));
            assertThat(held.fence()).isNotEmpty();
            held.release();
            Await.until("the refused commit is counted", PATIENCE, () -> refused(held, job) > 0);
            seen(held, "L-2", nine.plus(Duration.ofHours(4)));
        }
        assertThat(escalated("L-1")).as("gone without a trace in the topic").isEmpty();
        assertThat(CLUSTER.rest().job(job).state()).isEqualTo("RUNNING");
        theReconciliationNames("L-1", nine.plus(Duration.ofMinutes(150)));
    }

    /** Of a partition that was not read yet a checkpoint knows no offset; where the group has come to since is none either. */
    @Test
    @EnabledIfSystemProperty(named = "switchboard.its", matches = "long", disabledReason = Here.LONG_ONLY)
    @Proves("R-73")
    void aCheckpointFromBeforeTheFirstRecordBringsBackAllThatWasReadSince() throws IOException {
        Instant nine = nextMorning();
        Path config = config("transactionalIdPrefix: early");
        String job = CLUSTER.submitSla(config);
        Path first;
        try (HeldCommit held = new HeldCommit(CLUSTER.local(), job, "early")) {
            held.checkpoint();
            first = checkpointBelow(job, Long.MAX_VALUE);
            seen(held, "E-0", nine);
            held.awaitRead(Topics.TICKET_EVENTS);
        }
        CLUSTER.rest().cancel(job);
        assertThat(CLUSTER.rest().awaitState(job, "CANCELED", PATIENCE)).isTrue();

        String again = submit(config, first);
        try (HeldCommit held = new HeldCommit(CLUSTER.local(), again, "early")) {
            held.awaitWritten("E-0", 2);
            held.checkpoint();
        }
        assertThat(escalated("E-0")).hasSize(2);
        assertThat(Set.copyOf(escalated("E-0"))).as("ids").hasSize(1);
    }

    private static String submit(Path config, Path checkpoint) {
        return CLUSTER.local()
                .client()
                .submit(new Submission(
                        "io.switchboard.job.SlaJob", List.of("--config", config.toString()), checkpoint.toString(), 2));
    }

    /** Nine o'clock on a day of its own: time goes on from test to test. */
    private static Instant nextMorning() {
        return NINE.plus(Duration.ofDays(DAYS.getAndIncrement()));
    }

    private static Path config(String... more) {
        return CLUSTER.slaConfig(CLUSTER.file("desk.yaml", POLICIES), more);
    }

    private static void seen(HeldCommit held, String ticket, Instant at) {
        held.open(ticket, at);
        held.awaitWritten(ticket);
        held.checkpoint();
        Await.until(
                "an escalation of " + ticket, PATIENCE, () -> escalated(ticket).size() == 1);
    }

    private static List<String> escalated(String ticket) {
        return CLUSTER.read(Topics.ESCALATIONS).stream()
                .filter(record -> record.path("itemId").asText().equals(ticket))
                .map(record -> record.path("escalationId").asText())
                .toList();
    }

    private static long refused(HeldCommit held, String job) {
        String vertices = "/jobs/" + job + "/vertices";
        return stream(held.get("/jobs/" + job).path("vertices"))
                .flatMap(vertex -> {
                    String metrics = vertices + "/" + vertex.path("id").asText() + "/metrics";
                    return stream(held.get(metrics))
                            .map(metric -> metric.path("id").asText())
                            .filter(id -> id.endsWith(".wire.commits_refused"))
                            .flatMap(id -> stream(held.get(metrics + "?get=" + id)));
                })
                .mapToLong(metric -> metric.path("value").asLong())
                .sum();
    }

    /** What another job tells of all tickets anew is ignored. */
    private static void theReconciliationNames(String ticket, Instant window) {
        Command reconcile = Command.here(
                "reconcile",
                "--ignore-doubled",
                "--state-dir",
                CLUSTER.local().dir().path().toString());
        assertThat(reconcile.exitCode()).isEqualTo(1);
        assertThat(reconcile.out().lines().skip(1))
                .singleElement()
                .asString()
                .startsWith(window.toString())
                .contains("ESCALATION_MISSING", ticket, "desk", "FIRST_REPLY");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Path checkpointBelow(String job, long number) throws IOException {
        Path folder = CLUSTER.local().dir().checkpoints().resolve(job);
        try (Stream<Path> kept = Files.list(folder)) {
            return kept.filter(path -> path.getFileName().toString().startsWith("chk-"))
                    .filter(path -> number(path) < number)
                    .filter(path -> Files.exists(path.resolve("_metadata")))
                    .max(Comparator.comparingLong(A12RefusedCommitIT::number))
                    .orElseThrow();
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }
}
