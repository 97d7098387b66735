package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Layout;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void root() {
        System.setProperty(Installation.ROOT_PROPERTY, "../..");
    }

    @Test
    void everyCommandHelpsWithAnExample() {
        List<CommandLine> commands = new ArrayList<>(List.of(Main.commandLine()));
        for (int i = 0; i < commands.size(); i++) {
            CommandLine command = commands.get(i);
            commands.addAll(command.getSubcommands().values());
            if (command.getSubcommands().isEmpty()) {
                assertThat(command.getUsageMessage())
                        .as(command.getCommandName())
                        .contains("./switchboard ")
                        .contains("--help");
            }
        }
        assertThat(commands).hasSizeGreaterThan(6);
    }

    @Test
    void aJobThatIsNoneIsRefusedWithTheNamesThereAre() {
        assertThat(run("submit", "slaa", "--config", "x.yaml")).isEqualTo(2);
        assertThat(err.toString())
                .contains("slaa")
                .contains("[sla, health, intake, routing, quality, reconcile, risk, heartbeat, archive, stock]");
    }

    @Test
    void aMisspeltCommandIsToldAndTheRightOneOffered() {
        assertThat(run("submti")).isEqualTo(2);
        assertThat(err.toString()).contains("submti").contains("submit");
    }

    @Test
    void anOptionWithoutItsNumberIsRefused() {
        assertThat(run("up", "--slots", "many")).isEqualTo(2);
        assertThat(err.toString()).contains("--slots").contains("many");
    }

    @Test
    void aConfigFileThatIsAbsentIsNamed() {
        assertThat(run("submit", "sla", "--config", "absent.yaml", state())).isEqualTo(1);
        assertThat(err.toString()).startsWith("--config absent.yaml is not a file");
    }

    @Test
    void stateIsLeftBehindOfASavepointOnly() throws Exception {
        Path config = Files.createFile(folder.resolve("sla.yaml"));

        assertThat(run("submit", "sla", "--config", config.toString(), "--allowNonRestoredState", state()))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("--allow-non-restored-state")
                .contains("give --from-savepoint")
                .hasLineCount(1);
    }

    @Test
    void withoutAClusterASubmitSaysHowToStartOne() throws Exception {
        Path config = Files.createFile(folder.resolve("sla.yaml"));

        assertThat(run("submit", "sla", "--config", config.toString(), state())).isEqualTo(1);
        assertThat(err.toString()).contains("./switchboard up").hasLineCount(1);
    }

    @Test
    void aTopicIsNotReadFromABrokerThatIsNotThere() {
        assertThat(run("topic", "read", "escalations", "--bootstrap-servers", "localhost:1", state()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("No broker answers at localhost:1 (")
                .hasLineCount(1);
    }

    @Test
    void anAddressThatNobodyHasIsALine() {
        assertThat(run("topic", "read", "escalations", "--bootstrap-servers", "nobody.invalid:9092", state()))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("No Kafka client can be made for nobody.invalid:9092")
                .hasLineCount(1);
    }

    @Test
    void aReplayDoesNotTakeOverAClusterThatIsDown() throws Exception {
        Path feed = Files.createFile(folder.resolve("feed.csv"));
        Path policies = Files.createFile(folder.resolve("policies.yaml"));
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Files.writeString(
                kept.resolve("cluster.json"),
                new ObjectMapper().writeValueAsString(new Layout(1, 4, 4, 9092, 9093, 8081, 6123)));

        assertThat(run(
                        "replay",
                        "boston311",
                        feed.toString(),
                        "--policies",
                        policies.toString(),
                        "--until",
                        "2026-01-01T00:00:00Z",
                        "--out",
                        folder.resolve("out").toString(),
                        "--state-dir",
                        kept.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains(kept + " holds a cluster already").hasLineCount(1);
        assertThat(kept.resolve("cluster.json")).exists();
    }

    @Test
    void theDoctorNeedsAConfigThatIsOne() throws Exception {
        assertThat(run("doctor", state())).isEqualTo(2);
        assertThat(run("doctor", "--config", "absent.yaml", state())).isEqualTo(1);
        assertThat(err.toString()).contains("--config absent.yaml is not a file");
        Path config = Files.writeString(folder.resolve("sla.yaml"), "transactionTimeouts: PT1M\n");
        assertThat(run("doctor", "--config", config.toString(), state())).isEqualTo(1);
        assertThat(err.toString()).contains("[transactionTimeouts]", "known keys are");
    }

    @Test
    void theDoctorSaysThatNoBrokerAnswers() throws Exception {
        Path config = Files.writeString(folder.resolve("sla.yaml"), "bootstrapServers: localhost:1\n");

        assertThat(run("doctor", "--config", config.toString(), state())).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAIL", "none answers at localhost:1 (", "SKIPPED", "--flink-conf")
                .hasLineCount(2);
    }

    @Test
    void anAbortThatDoesNotSayWhatIsRefused() {
        assertThat(run("txn", "abort", state())).isEqualTo(2);
        assertThat(err.toString()).contains("--older-than");
        assertThat(run("txn", "abort", "--older-than", "soon", state())).isEqualTo(2);
    }

    @Test
    void transactionsAreNotListedFromABrokerThatIsNotThere() {
        assertThat(run("txn", "list", "--bootstrap-server", "localhost:1", state()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("No broker answers at localhost:1 (")
                .hasLineCount(1);
    }

    @Test
    void aTakenPortStopsTheStartBeforeAnythingRuns() throws Exception {
        try (ServerSocket holder = new ServerSocket(0)) {
            String port = Integer.toString(holder.getLocalPort());

            assertThat(run("up", "--kafka-port", port, "--web-port", "0", state()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("Port " + port).hasLineCount(1);
        }
        assertThat(run("status", state())).isEqualTo(1);
        assertThat(out.toString()).contains("Nothing is running");
    }

    @Test
    void aDemoSaysInOneLineWhatIsWrongWithItsOptions() {
        assertThat(run("demo", "--for", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("--for").contains("'soon'").contains("60s");
        refusesDemo("--policies absent.yaml is not a file", "--policies", "absent.yaml");
        refusesDemo("--speed full never rests", "--speed", "full");
        refusesDemo("--rate is 0; give 1 to 100000 an hour", "--rate", "0");
    }

    @Test
    void aDemoDoesNotTakeAPortFromAnybody() throws Exception {
        try (ServerSocket holder = new ServerSocket(0)) {
            String port = Integer.toString(holder.getLocalPort());

            refusesDemo("Port " + port + " for Flink's web UI is taken", "--kafka-port", "0", "--web-port", port);
        }
        assertThat(run("status", state())).isEqualTo(1);
    }

    @Test
    void aDemoDoesNotDeleteAClusterThatIsKept() throws Exception {
        Path layout = Files.createDirectories(folder.resolve("state")).resolve("cluster.json");
        Files.writeString(
                layout,
                "{\"taskManagers\":1,\"slots\":2,\"partitions\":4,\"brokerPort\":1,\"controllerPort\":2,"
                        + "\"webPort\":3,\"rpcPort\":4}");

        refusesDemo("holds a cluster that is not a demo's", "--kafka-port", "0", "--web-port", "0");
        assertThat(layout).exists();
    }

    private void refusesDemo(String message, String... options) {
        err.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of("demo", state()));
        arguments.addAll(List.of(options));
        assertThat(run(arguments.toArray(new String[0]))).isEqualTo(1);
        assertThat(err.toString()).contains(message).hasLineCount(1);
    }

    @Test
    void downWithoutAClusterIsDone() {
        assertThat(run("down", "--purge", state())).isZero();
        assertThat(out.toString()).contains("Nothing is running");
    }

    private String state() {
        return "--state-dir=" + folder.resolve("state");
    }

    private int run(String... args) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }
}
