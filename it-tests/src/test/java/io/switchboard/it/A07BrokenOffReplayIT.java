package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.StateDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever breaks a replay off with Ctrl-C finds neither a process nor a file of its cluster. */
class A07BrokenOffReplayIT {

    /** Two calls ten minutes apart, so that a replay at their own speed has not ended when we break it off. */
    private static final String CALLS =
            """
            vru+line	call_id	customer_id	priority	type	date	vru_entry	vru_exit	vru_time	q_start	q_exit	q_time	outcome	ser_start	ser_exit	ser_time	server
            AA0101	1	0	0	PS	990201	7:02:47	7:02:56	9	7:02:56	7:03:06	10	AGENT	7:03:06	7:05:41	155	agent-1
            AA0102	2	0	0	PS	990201	7:12:47	7:12:56	9	7:12:56	7:13:06	10	AGENT	7:13:06	7:15:41	155	agent-1
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalCluster cluster = new LocalCluster(Here.installation(), new StateDir(Here.folder("a07")));

    @BeforeEach
    @AfterEach
    void nothingRuns() {
        cluster.stop(step -> {});
        cluster.purge();
    }

    @Test
    void aReplayThatIsBrokenOffLeavesNothing() throws IOException, InterruptedException {
        Process replay = startReplay();
        try {
            Await.until("a running job", PATIENCE, () -> replay.isAlive() && isFeeding());
            List<ProcessHandle> members = cluster.members().stream()
                    .flatMap(member -> ProcessHandle.of(member.pid()).stream())
                    .toList();
            assertThat(members).hasSize(3);

            replay.destroy();

            assertThat(replay.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(members).noneMatch(ProcessHandle::isAlive);
            assertThat(Here.folder("a07")).doesNotExist();
        } finally {
            replay.destroyForcibly();
        }
    }

    private boolean isFeeding() {
        return cluster.isUp()
                && cluster.rest().answers()
                && cluster.rest().jobs().stream().anyMatch(job -> job.state().equals("RUNNING"));
    }

    private static Process startReplay() throws IOException {
        Path folder = Files.createDirectories(Here.folder("a07-feed"));
        Path calls = Files.writeString(folder.resolve("calls.tsv"), CALLS);
        return Command.start(
                folder,
                "replay",
                "anonymous-bank",
                calls.toString(),
                "--policies",
                Here.policies("anonymous-bank").toString(),
                "--until",
                "1999-03-01T00:00:00Z",
                "--speed",
                "1x",
                "--out",
                folder.toString(),
                "--state-dir",
                Here.folder("a07").toString());
    }
}
