package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private StateDir dir;
    private Daemon daemon;

    @BeforeEach
    void aStateDir() {
        dir = new StateDir(folder);
        dir.create();
        daemon = new Daemon("sleeper", dir);
    }

    @AfterEach
    void nothingIsLeft() {
        daemon.kill();
    }

    @Test
    void itIsFoundAgainByItsPidFileAndStops() {
        start();
        Daemon found = new Daemon("sleeper", dir);
        ProcessHandle process = found.process().orElseThrow();

        found.stop(LONG);

        assertThat(process.isAlive()).isFalse();
        assertThat(pidFile()).doesNotExist();
    }

    /** It replaces itself as it begins, and has no command line for a moment. */
    @Test
    void itIsAliveFromItsFirstMoment() {
        for (int i = 0; i < 20; i++) {
            daemon.start(java(), sleeper(), Map.of());
            for (int look = 0; look < 200; look++) {
                assertThat(daemon.isAlive()).as("start %d, look %d", i, look).isTrue();
            }
            daemon.kill();
        }
    }

    @Test
    void aProcessThatDoesNotWantToEndIsEnded() {
        start("stubborn");
        ProcessHandle process = daemon.process().orElseThrow();

        daemon.stop(SHORT);

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void anotherProcessWithTheSamePidIsNotOurs() throws Exception {
        Files.writeString(pidFile(), Long.toString(ProcessHandle.current().pid()));

        assertThat(daemon.isAlive()).isFalse();
        daemon.stop(SHORT);

        assertThat(ProcessHandle.current().isAlive()).isTrue();
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void aPidFileWithoutAPidIsNobody() throws Exception {
        for (String content : List.of("", "none", "-1", "99999999999999999999")) {
            Files.writeString(pidFile(), content);
            assertThat(daemon.isAlive()).as(content).isFalse();
        }
    }

    @Test
    void aFailureTellsWhatTheProcessSaidLastAndWhere() {
        daemon.start(java(), List.of("no.such.Main"), Map.of());
        assertThat(Wait.until(LONG, () -> !daemon.isAlive())).isTrue();

        assertThat(daemon.failure("did not start"))
                .hasMessageStartingWith("The sleeper did not start: ")
                .hasMessageContaining("no.such.Main")
                .hasMessageEndingWith("(see " + dir.logs().resolve("sleeper.out") + ")");
    }

    private static List<String> sleeper() {
        return new ArrayList<>(
                List.of("-Xshare:auto", "-cp", System.getProperty("java.class.path"), Sleeper.class.getName()));
    }

    private void start(String... arguments) {
        List<String> command = sleeper();
        command.addAll(List.of(arguments));
        daemon.start(java(), command, Map.of());
        Path console = dir.logs().resolve("sleeper.out");
        assertThat(Wait.until(LONG, () -> LogTail.lastMeaningfulLine(console).isPresent()))
                .isTrue();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Path pidFile() {
        return dir.pids().resolve("sleeper.pid");
    }
}
