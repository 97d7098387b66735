package io.switchboard.it;

import static io.switchboard.it.Desk.opened;
import static io.switchboard.it.Desk.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.StateDir;
import io.switchboard.event.Priority;
import io.switchboard.txn.Retained;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The way of a person who tries Switchboard: up, submit, read, stop and go on, down. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class A06WhatAUserSeesIT {

    /** A Monday, 11 o'clock in Berlin. */
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int TICKETS = 40;
    private static final String DIR = Here.folder("a06").toString();
    private static final LocalCluster CLUSTER = new LocalCluster(Here.installation(), new StateDir(Path.of(DIR)));
    private static final String GO_ON = "Job sla can go on with --from-savepoint ";
    private static final Thread HOOK = new Thread(A06WhatAUserSeesIT::stop);

    private static String checkpoint;

    @BeforeAll
    static void nothingIsLeftOfAnEarlierRun() {
        stop();
        CLUSTER.purge();
        Runtime.getRuntime().addShutdownHook(HOOK);
    }

    @AfterAll
    static void nothingIsLeft() {
        stop();
        Runtime.getRuntime().removeShutdownHook(HOOK);
    }

    private static void stop() {
        CLUSTER.stop(step -> {});
    }

    @Test
    @Order(1)
    void upStartsBrokerAndFlinkAndSaysWhereTheyAre() {
        Command up = run("up", "--kafka-port", "0", "--web-port", "0");

        assertThat(up.out())
                .contains("Up. Kafka: " + CLUSTER.layout().bootstrapServers())
                .contains("Flink: http://" + CLUSTER.layout().jobManager())
                .contains("Stop it with ./switchboard down");
        assertThat(CLUSTER.isUp()).isTrue();
    }

    @Test
    @Order(2)
    void aSubmittedJobTurnsEventsIntoEscalations() {
        submit();
        try (Input input = new Input(CLUSTER.layout().bootstrapServers())) {
            IntStream.range(0, TICKETS)
                    .forEach(i ->
                            input.write(i % Cluster.PARTITIONS, opened("T-" + i, Priority.P0, START.plusSeconds(i))));
            input.beat(START.plusSeconds(240)); // warns of the first fifteen tickets' first reply
        }
        Await.until(
                "the first warnings",
                PATIENCE,
                () -> committed(Topics.ESCALATIONS).size() >= 15);

        JsonNode first = escalations().stream()
                .filter(escalation -> escalation.path("itemId").asText().equals("T-0"))
                .findFirst()
                .orElseThrow();
        assertThat(first.toString())
                .matches("\\{\"escalationId\":\"[0-9a-f]+\",\"itemId\":\"T-0\",\"customerId\":\"K-1\","
                        + "\"clock\":\"FIRST_REPLY\",\"cycle\":\"1\",\"policyId\":\"demo-tickets\",\"policyVersion\":1,"
                        + "\"level\":\"75%\",\"kind\":\"WARNING\",\"dueAt\":\"2026-03-02T10:05:00Z\","
                        + "\"at\":\"2026-03-02T10:03:45Z\",\"elapsedWall\":\"PT3M45S\",\"elapsedBusiness\":\"PT3M45S\","
                        + "\"correction\":null,\"supersedes\":null,\"cause\":null,"
                        + "\"snapshot\":\\{\"priority\":\"P0\",\"status\":\"NEW\",\"category\":\"billing\","
                        + "\"region\":\"dach\",\"group\":\"first-line\",\"assignee\":\"agent-7\","
                        + "\"version\":\"T-0-opened\"},\"deliverAt\":\"2026-03-02T10:03:45Z\",\"recipients\":\\[\\]}");
    }

    /** Half of the tickets' breaches are told before the savepoint, half after it. */
    @Test
    @Order(3)
    void aJobStoppedWithASavepointGoesOnFromItWithAnotherParallelism() {
        beat(START.plusSeconds(300 + TICKETS / 2));
        Await.until("half of the breaches", PATIENCE, () -> breaches() >= TICKETS / 2);
        goOn("3");
        beat(START.plusSeconds(300 + TICKETS));
        Await.until("all breaches", PATIENCE, () -> breaches() >= TICKETS);
        goOn("1");
        try (Input input = new Input(CLUSTER.layout().bootstrapServers())) {
            IntStream.range(0, TICKETS)
                    .forEach(i -> input.write(
                            i % Cluster.PARTITIONS, resolved("T-" + i, Priority.P0, START.plusSeconds(600 + i))));
        }
        Await.until(
                "all outcomes", PATIENCE, () -> committed(Topics.SLA_OUTCOMES).size() >= 3 * TICKETS);

        assertThat(escalations())
                .extracting(escalation -> escalation.path("itemId").asText() + " "
                        + escalation.path("clock").asText() + " "
                        + escalation.path("level").asText())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, TICKETS)
                        .boxed()
                        .flatMap(i -> Stream.of("T-" + i + " FIRST_REPLY 75%", "T-" + i + " FIRST_REPLY breach"))
                        .toList());
        assertThat(escalations())
                .extracting(escalation -> escalation.path("escalationId").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    @Order(4)
    void anOutcomeTellsEverythingOfItsCycle() {
        List<JsonNode> outcomes = outcomes();
        assertThat(outcomes).hasSize(3 * TICKETS);
        JsonNode firstReply = outcomes.stream()
                .filter(outcome -> outcome.path("itemId").asText().equals("T-1"))
                .filter(outcome -> outcome.path("clock").asText().equals("FIRST_REPLY"))
                .findFirst()
                .orElseThrow();
        assertThat(firstReply.toString())
                .isEqualTo("{\"itemId\":\"T-1\",\"customerId\":\"K-1\",\"clock\":\"FIRST_REPLY\",\"cycle\":\"1\","
                        + "\"policyId\":\"demo-tickets\",\"policyVersion\":1,\"verdict\":\"MET_BY_CLOSE\","
                        + "\"reason\":null,\"startedAt\":\"2026-03-02T10:00:01Z\",\"dueAt\":\"2026-03-02T10:05:01Z\","
                        + "\"breachedAt\":\"2026-03-02T10:05:01Z\",\"endedAt\":\"2026-03-02T10:10:01Z\","
                        + "\"elapsedWallMs\":600000,\"elapsedBusinessMs\":600000,\"pausedMs\":0,"
                        + "\"reassignments\":0,\"reopens\":0,\"revision\":1,"
                        + "\"snapshot\":{\"priority\":\"P0\",\"status\":\"RESOLVED\",\"category\":\"billing\","
                        + "\"region\":\"dach\",\"group\":\"first-line\",\"assignee\":\"agent-7\","
                        + "\"version\":\"T-1-resolved\"}}");
    }

    @Test
    @Order(5)
    void downLeavesNoProcessAndFreesThePorts() {
        List<ProcessHandle> processes = CLUSTER.members().stream()
                .flatMap(member -> ProcessHandle.of(member.pid()).stream())
                .toList();
        assertThat(processes).hasSize(3).allMatch(ProcessHandle::isAlive);

        Command down = run("down");

        assertThat(down.out()).contains(GO_ON).endsWith("Down.\n");
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(isFree(CLUSTER.layout().brokerPort())).isTrue();
        assertThat(isFree(CLUSTER.layout().webPort())).isTrue();
        checkpoint = down.out()
                .lines()
                .filter(line -> line.contains(GO_ON))
                .map(line -> line.substring(line.indexOf(GO_ON) + GO_ON.length()))
                .findFirst()
                .orElseThrow();
        assertThat(Path.of(checkpoint).resolve("_metadata")).exists();
        assertThat(Retained.newerThan(checkpoint)).isEmpty();
    }

    @Test
    @Order(6)
    void whoGoesOnFromWhereDownSaysTellsNothingTwice() {
        run("up", "--kafka-port", "0", "--web-port", "0");
        submit("--from-savepoint", checkpoint);
        try (Input input = new Input(CLUSTER.layout().bootstrapServers())) {
            input.write(0, opened("T-new", Priority.P0, START.plusSeconds(700)));
            input.beat(START.plusSeconds(940));
        }
        Await.until(
                "the warning of the new ticket",
                PATIENCE,
                () -> committed(Topics.ESCALATIONS).size() > 2 * TICKETS);

        assertThat(escalations())
                .hasSize(2 * TICKETS + 1)
                .extracting(escalation -> escalation.path("escalationId").asText())
                .doesNotHaveDuplicates();
        assertThat(outcomes()).hasSize(3 * TICKETS);
    }

    @Test
    @Order(7)
    void aPurgeLeavesNothing() {
        run("down");
        assertThat(run("down", "--purge").out()).contains("Nothing is running.");
        assertThat(Path.of(DIR)).doesNotExist();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static void goOn(String parallelism) {
        String savepoint = run("stop", "sla").out().strip();
        submit("--from-savepoint", savepoint, "--parallelism", parallelism);
    }

    private static void submit(String... more) {
        Path config = Here.folder("a06-sla.yaml");
        try {
            Files.writeString(
                    config,
                    """
                    bootstrapServers: %s
                    policies: "%s"
                    outOfOrderness: PT0S
                    idleAfter: P1D
                    """
                            .formatted(CLUSTER.layout().bootstrapServers(), Here.policies("demo")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String id = run(Stream.concat(Stream.of("submit", "sla", "--config", config.toString()), Stream.of(more))
                        .toArray(String[]::new))
                .out()
                .strip();
        assertThat(id).matches("[0-9a-f]{32}");
        Await.until(
                "job " + id + " RUNNING",
                PATIENCE,
                () -> CLUSTER.rest().job(id).state().equals("RUNNING"));
    }

    private static void beat(Instant at) {
        try (Input input = new Input(CLUSTER.layout().bootstrapServers())) {
            input.beat(at);
        }
    }

    private static long breaches() {
        return committed(Topics.ESCALATIONS).stream()
                .filter(escalation -> escalation.path("level").asText().equals("breach"))
                .count();
    }

    private static List<JsonNode> escalations() {
        return read(Topics.ESCALATIONS);
    }

    private static List<JsonNode> outcomes() {
        return read(Topics.SLA_OUTCOMES);
    }

    /** What the command reads, without it: a process for each look takes the processors from the job that is waited for. */
    private static List<JsonNode> committed(String topic) {
        return Json.topic(CLUSTER.layout().bootstrapServers(), topic);
    }

    private static List<JsonNode> read(String topic) {
        return Json.lines(run("topic", "read", topic).out().lines().toList());
    }

    private static Command run(String... arguments) {
        Command command = Command.switchboard(Stream.concat(Stream.of(arguments), Stream.of("--state-dir", DIR))
                .toArray(String[]::new));
        assertThat(command.exitCode()).as("%s", command).isZero();
        return command;
    }
}
