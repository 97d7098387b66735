package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final Path POLICIES = Path.of("../policies/demo.yaml");

    @TempDir
    private Path folder;

    @Test
    void whereNothingCanBeWrittenNothingIsReplayed() throws IOException {
        Path out = Files.writeString(folder.resolve("out"), "no folder").resolve("uci");
        LocalCluster cluster = new LocalCluster(new Installation(folder), new StateDir(folder.resolve("state")));
        Replay replay = new Replay(cluster, Layout.of(1, 1, 1, 0, 0), step -> {}, far -> {});

        assertThatThrownBy(() -> replay.run(new Replay.Request(feed -> null, null, POLICIES, Instant.EPOCH, out)))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("Cannot write to --out " + out);
        assertThat(folder.resolve("state")).doesNotExist();
    }
}
