package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.deploy.LocalCluster.Member;
import io.switchboard.deploy.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A job that has ended leaves its classes in none of Flink's processes: a JobManager to which jobs are submitted again and again
 * would end by them, a few dozen megabytes each.
 */
class A27NothingStaysIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern OF_A_JOB = Pattern.compile("ChildFirstClassLoader");

    /** Java itself keeps the first ones: a thread or a call that it made for them and goes on using. */
    private static final int KEPT = 3;

    /** Of two jobs each: more than are borne. */
    private static final int ROUNDS = Here.isLong() ? 3 : 2;

    @RegisterExtension
    static final Cluster CLUSTER = new Cluster("a27");

    @Test
    void jobsThatHaveEndedAreNotKept() {
        Path book = Here.installation().root().resolve("deploy/routing/cloud.yaml");
        for (int round = 0; round < ROUNDS; round++) {
            run("io.switchboard.job.SlaJob", "policies: " + Here.policies("demo"));
            run("io.switchboard.job.RoutingJob", "book: " + book);
        }

        for (Member member : CLUSTER.local().members()) {
            if (!member.name().equals("broker")) {
                Await.until(member.name() + " lets go of jobs", PATIENCE, () -> loaders(member) <= KEPT);
            }
        }
    }

    private static void run(String main, String line) {
        Path config =
                CLUSTER.file(main + ".yaml", "bootstrapServers: %s\n%s\n".formatted(CLUSTER.bootstrapServers(), line));
        String id =
                CLUSTER.local().client().submit(new Submission(main, List.of("--config", config.toString()), null, 2));
        Await.until(
                main + " has completed a checkpoint",
                PATIENCE,
                () -> CLUSTER.rest().checkpoints(id).completed() > 0);
        CLUSTER.rest().cancel(id);
        assertThat(CLUSTER.rest().awaitState(id, "CANCELED", PATIENCE)).as(main).isTrue();
    }

    /** Class loaders of jobs that are left when all garbage is gone. */
    private static long loaders(Member member) {
        jcmd(member, "GC.run");
        return OF_A_JOB.matcher(jcmd(member, "VM.classloader_stats")).results().count();
    }

    private static String jcmd(Member member, String command) {
        Path jcmd = Path.of(Here.installation().java()).resolveSibling("jcmd");
        return Tool.run(
                        "jcmd has no answer of " + member.name(),
                        List.of(jcmd.toString(), Long.toString(member.pid()), command),
                        Map.of(),
                        PATIENCE)
                .output();
    }
}
