package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.deploy.Ports;
import io.switchboard.event.CallEvent;
import io.switchboard.event.CallEvent.Kind;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A table has each fact once, whoever is killed and under whatever name the job goes on; a wrong question is one line. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class A19ArchiveIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final int A_LOT = 4_000;

    @RegisterExtension
    static final Cluster CLUSTER = SharedCluster.OF_THIS_JVM;

    private static Path config;
    private static String job;
    private static String older;
    private static int fedByThen;
    private static int fed;

    @Test
    @Order(1)
    void whereNothingIsArchivedAQueryIsOneLine() {
        config = CLUSTER.file(
                "archive.yaml",
                """
                bootstrapServers: %s
                warehouse: ../archive
                tables: [call_events]
                commitInterval: PT2S
                compactAfter: 3
                """
                        .formatted(CLUSTER.bootstrapServers()));
        assertThat(refused("SELECT 1"))
                .contains("There are no tables in", "./switchboard submit archive")
                .hasLineCount(1);
    }

    @Test
    @Order(2)
    void eachFactIsThereOnceAfterATaskManagerWasKilledInTheMiddle() {
        job = submit(null);
        feed(A_LOT);
        Await.until(
                "a commit of the first half",
                PATIENCE,
                () -> CLUSTER.rest().checkpoints(job).completed() >= 2);
        feed(A_LOT);
        CLUSTER.local().killTaskManager(1);
        feed(A_LOT);
        CLUSTER.local().startTaskManager(1);
        feed(A_LOT);

        eachIsThereOnce();
        assertThat(CLUSTER.rest().checkpoints(job).restored()).isPositive();
    }

    @Test
    @Order(3)
    void andOnceAfterTheJobHasGoneOnUnderAnotherId() {
        older = stopped();
        fedByThen = fed;
        feed(A_LOT);
        String again = submit(older);
        assertThat(again).isNotEqualTo(job);
        job = again;
        feed(A_LOT);

        eachIsThereOnce();
        Command reconciled = switchboard("reconcile-tables", "--format", "csv");
        assertThat(reconciled.exitCode()).as(reconciled.toString()).isZero();
        assertThat(reconciled.out().lines().skip(1))
                .as("records, rows, missing, doubled, unknown, behind")
                .containsExactly("call_events,%d,%d,0,0,0,0,".formatted(fed, fed));
    }

    @Test
    @Order(4)
    void andOnceAfterItWasKilledAndGoesOnFromItsNewestCheckpointUnderAThirdId() {
        feed(A_LOT);
        CLUSTER.local().killTaskManager(1);
        feed(A_LOT);
        CLUSTER.rest().cancel(job);
        assertThat(CLUSTER.rest().awaitState(job, "CANCELED", PATIENCE)).isTrue();
        CLUSTER.local().startTaskManager(1);
        String again = submit(CLUSTER.newestCheckpoint(job).toString());
        assertThat(again).isNotEqualTo(job);
        job = again;
        feed(A_LOT);

        eachIsThereOnce();
    }

    @Test
    @Order(5)
    void aJobThatBeginsAnewIsRefusedSinceItWouldKeepAllOfItTwice() {
        Command second = switchboard(
                "submit", "archive", "--state-dir", CLUSTER.local().dir().path().toString());
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("call_events", "has facts already", "--from-savepoint");
    }

    @Test
    @Order(6)
    void aTableThatIsNotThereAndAWrongQueryAreOneLineEach() {
        assertThat(refused("SELECT * FROM cals"))
                .contains("There is no table cals")
                .hasLineCount(1);
        assertThat(refused("SELEC 1")).startsWith("The query is wrong: ").hasLineCount(1);
    }

    @Test
    @Order(7)
    void soIsACatalogThatIsDown() {
        Path down = CLUSTER.file("down.yaml", "catalog: jdbc:postgresql://localhost:1/nobody\n");
        Command query = Command.switchboard("query", "--config", down.toString(), "SELECT 1");
        assertThat(query.exitCode()).isEqualTo(1);
        assertThat(query.err()).contains("The catalog jdbc:postgresql://localhost:1/nobody does not answer");
        assertThat(query.err()).hasLineCount(1);
    }

    @Test
    @Order(8)
    void aGatewayComesUpOverTheTablesAnswersAndGoesWhenItIsToldTo() throws Exception {
        int port = CLUSTER.local().layout().webPort() + 1;
        Path folder = Files.createDirectories(Here.folder("gateway"));
        Process gateway =
                Command.start(folder, "gateway", "--port", Integer.toString(port), "--config", config.toString());
        try {
            Await.until("the gateway is up", PATIENCE, () -> text(folder.resolve("stdout"))
                    .startsWith("Up."));
            GatewaySession session = new GatewaySession(port);
            String up = text(folder.resolve("stdout"));
            Path views = Path.of(up.substring(up.indexOf("views: ") + "views: ".length(), up.indexOf(". Ctrl-C")));
            Stream.of(text(views).split(";\n", -1))
                    .filter(statement -> !statement.isBlank())
                    .forEach(session::ask);
            assertThat(session.ask("SELECT COUNT(*), COUNT(DISTINCT item_id) FROM calls"))
                    .containsExactly(List.of(Integer.toString(fed), Integer.toString(fed)));
            assertThatThrownBy(() -> new Socket("127.0.0.2", port).close())
                    .as("another address of this machine, as the network has one")
                    .isInstanceOf(ConnectException.class);
        } finally {
            gateway.destroy();
        }
        Await.until("the gateway is gone", PATIENCE, () -> Ports.isFree(port));
    }

    /** What was kept since that savepoint is kept again. */
    @Test
    @Order(9)
    void factsThatAreKeptTwiceAreNamedByTheStockJobWithTheirPlaces() {
        Path stock = CLUSTER.file(
                "stock.yaml",
                "bootstrapServers: %s\narchive: archive.yaml\nlookEvery: PT2S\n%s\n"
                        .formatted(CLUSTER.bootstrapServers(), CLUSTER.prefix("stock")));
        Command submitted = Command.switchboard(
                "submit",
                "stock",
                "--state-dir",
                CLUSTER.local().dir().path().toString(),
                "--config",
                stock.toString());
        assertThat(submitted.exitCode()).as(submitted.toString()).isZero();
        String stockJob = submitted.out().strip();
        Await.until(
                "the tables have been looked at",
                PATIENCE,
                () -> CLUSTER.rest().checkpoints(stockJob).completed() >= 3);
        assertThat(alarms()).as("what agrees").isEmpty();

        stopped();
        job = submit(older);
        Await.until("all alarms", PATIENCE, () -> doubled() >= fed - fedByThen);
        assertThat(doubled()).isEqualTo(fed - fedByThen);
        assertThat(alarms()).allSatisfy(alarm -> {
            assertThat(alarm.get("kind").asText()).isEqualTo("ROWS_DOUBLED");
            assertThat(alarm.get("ids").get(0).asText()).matches("call-events/\\d@\\d+(-\\d+)?");
        });
    }

    private static String stopped() {
        return CLUSTER.rest().stopWithSavepoint(job, CLUSTER.local().dir().savepoints(), PATIENCE);
    }

    private static List<JsonNode> alarms() {
        return CLUSTER.read(Topics.RECONCILIATION_ALARMS).stream()
                .filter(alarm -> alarm.path("table").asText().equals("call_events"))
                .toList();
    }

    private static int doubled() {
        return alarms().stream()
                .mapToInt(alarm -> alarm.get("expected").asInt())
                .sum();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String submit(String savepoint) {
        List<String> command = new ArrayList<>(List.of(
                "submit", "archive", "--state-dir", CLUSTER.local().dir().path().toString()));
        if (savepoint != null) {
            command.addAll(List.of("--from-savepoint", savepoint));
        }
        Command submitted = switchboard(command.toArray(new String[0]));
        assertThat(submitted.exitCode()).as(submitted.toString()).isZero();
        return submitted.out().strip();
    }

    private static void feed(int count) {
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            IntStream.range(fed, fed + count).forEach(i -> input.send(i % Cluster.PARTITIONS, event(i)));
        }
        fed += count;
    }

    /** Of ten regions. */
    private static CallEvent event(int number) {
        return new CallEvent(
                "e-" + number,
                "K-" + number,
                null,
                START.plusMillis(number),
                Kind.QUEUED,
                null,
                null,
                null,
                "sales",
                null,
                "region " + number % 10,
                null,
                null);
    }

    /** Each look is a process: the first when all can be there, once the killed job is back. */
    private static void eachIsThereOnce() {
        long before = CLUSTER.rest().checkpoints(job).completed();
        Await.until(
                "two commits since",
                PATIENCE,
                () -> CLUSTER.rest().checkpoints(job).completed() >= before + 2);
        Await.until(
                "all facts in the table", PATIENCE, () -> count().path("facts").asInt() >= fed);
        JsonNode count = count();
        assertThat(count.path("facts").asInt()).isEqualTo(fed);
        assertThat(count.path("events").asInt()).isEqualTo(fed);
    }

    private static JsonNode count() {
        Command asked = switchboard(
                "query",
                "--format",
                "json",
                "SELECT COUNT(*) AS facts, COUNT(DISTINCT event_id) AS events FROM call_events");
        assertThat(asked.exitCode()).as(asked.toString()).isZero();
        return Json.line(asked.out().strip());
    }

    private static String refused(String sql) {
        Command asked = switchboard("query", sql);
        assertThat(asked.exitCode()).as(asked.toString()).isEqualTo(1);
        return asked.err().strip();
    }

    private static Command switchboard(String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--config", config.toString()));
        return Command.switchboard(command.toArray(new String[0]));
    }
}
