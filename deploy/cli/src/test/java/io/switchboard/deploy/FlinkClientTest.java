package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.deploy.FlinkClient.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkClientTest {

    private static final Installation HERE =
            new Installation(Path.of("../..").toAbsolutePath().normalize());

    @TempDir
    private Path folder;

    @Test
    void ofTheSettingsOfAnotherClusterNoCopyIsLeft() throws IOException {
        Path settings = Files.writeString(folder.resolve("flink.yaml"), "s3.secret-key: hush\n");

        remote(settings);

        assertThat(used()).isSymbolicLink().hasSameTextualContentAs(settings);
    }

    /** They were linked to for the submission before. */
    @Test
    void ourSettingsAreNotWrittenOverThoseOfSomebodyElse() throws IOException {
        Path settings = Files.writeString(folder.resolve("flink.yaml"), "s3.secret-key: hush\n");

        remote(settings);
        remote(null);

        assertThat(settings).hasContent("s3.secret-key: hush");
        assertThat(Files.isSymbolicLink(used())).isFalse();
        assertThat(Files.readString(used())).contains("parallelism.default").doesNotContain("hush");
    }

    @Test
    void settingsThatCannotBeReadAreNamed() {
        assertThatThrownBy(() -> remote(folder.resolve("absent.yaml")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("--flink-conf " + folder.resolve("absent.yaml") + " cannot be read");
    }

    /** Flink refuses state that the job has no place for, unless it is told so. */
    @Test
    void whatTheConfigHasSwitchedOffIsLeftBehindByWhoeverSaysSo() throws IOException {
        FlinkClient client = installed();

        assertThat(client.command(new Submission("Job", List.of("--config", "sla.yaml"), "/savepoint-1", 2, true)))
                .containsSubsequence("run", "-d", "-s", "/savepoint-1", "-n", "-p", "2", "-c", "Job");
        assertThat(client.command(new Submission("Job", List.of("--config", "sla.yaml"), "/savepoint-1", 2)))
                .doesNotContain("-n");
    }

    /** What is asked for where a command is made. */
    private FlinkClient installed() throws IOException {
        Files.createDirectories(folder.resolve("deploy/flink/target/lib"));
        Files.writeString(folder.resolve("deploy/flink/config.yaml"), "parallelism.default: 2\n");
        FlinkClient client = FlinkClient.local(new Installation(folder), new StateDir(folder.resolve("state")));
        return client.with(folder.resolve("job.jar"));
    }

    private FlinkClient remote(Path settings) {
        return FlinkClient.remote(HERE, new StateDir(folder.resolve("state")), "flink:8081", settings);
    }

    private Path used() {
        return folder.resolve("state/conf/client/config.yaml");
    }
}
