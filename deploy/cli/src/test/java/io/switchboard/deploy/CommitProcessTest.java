package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitProcessTest {

    @TempDir
    private Path folder;

    private CommitProcess process;

    /** An installation whose job's jar is empty: every process fails. */
    @BeforeEach
    void nothingIsInstalled() throws IOException {
        Files.createDirectories(folder.resolve("deploy/flink/target/lib"));
        Files.writeString(folder.resolve("deploy/flink/config.yaml"), "parallelism.default: 2\n");
        Files.createDirectories(folder.resolve("jobs/target"));
        Files.createFile(folder.resolve("jobs/target/switchboard-jobs-0.1.0-job.jar"));
        process = new CommitProcess(new Installation(folder), new StateDir(folder.resolve("state")));
    }

    @Test
    void whatWasOnlyReadIsNotCommitted() {
        assertThatThrownBy(() -> process.read("/flink/chk-17"))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("Nothing is committed: ");
    }

    /** Whoever believes that nothing is restores an older checkpoint, and has the records twice. */
    @Test
    void ofACommitThatIsBrokenOffNobodySaysThatNothingIsCommitted() {
        List<String> ids = List.of("sla-escalations-0-17");

        assertThatThrownBy(() -> process.commit("/flink/chk-17", "localhost:1", Map.of(), ids))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("The commit was broken off, and some may be committed; the same command again");
    }

    @Test
    void eachTransactionHasTheTimeThatItsCoordinatorMayTake() {
        assertThat(CommitProcess.limit(12)).isGreaterThan(Duration.ofMinutes(4));
    }
}
