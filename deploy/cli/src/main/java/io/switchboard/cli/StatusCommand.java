package io.switchboard.cli;

import io.switchboard.deploy.FlinkRest;
import io.switchboard.deploy.FlinkRest.Checkpoints;
import io.switchboard.deploy.FlinkRest.Job;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.LocalCluster.Member;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show the processes of the local cluster, its slots and its jobs.",
        footer = {"", "Exit codes: 0 all processes run, 1 none or not all do.", "Example:", "  ./switchboard status"})
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private ClusterOption option;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LocalCluster cluster = option.cluster();
        List<Member> members = cluster.members();
        if (!cluster.isAnyUp()) {
            out.println("Nothing is running. Start it with ./switchboard up");
            return 1;
        }
        for (Member member : members) {
            out.printf("%-15s %s%n", member.name(), member.isUp() ? "up, pid " + member.pid() : "DOWN");
        }
        out.println("Kafka           " + cluster.layout().bootstrapServers());
        out.println("Flink           http://" + cluster.layout().jobManager());
        FlinkRest rest = cluster.rest();
        if (rest.answers()) {
            showJobs(rest, out);
        }
        return cluster.isUp() ? 0 : 1;
    }

    private static void showJobs(FlinkRest rest, PrintWriter out) {
        FlinkRest.Overview overview = rest.overview();
        out.printf("slots           %d of %d free%n", overview.slotsAvailable(), overview.slotsTotal());
        for (Job job : rest.jobs()) {
            Checkpoints checkpoints = rest.checkpoints(job.id());
            out.printf(
                    "job %s  %s  %s, %d checkpoints, %d failed, the last took %d ms%n",
                    job.id(),
                    job.name(),
                    job.state(),
                    checkpoints.completed(),
                    checkpoints.failed(),
                    checkpoints.lastDurationMs());
        }
    }
}
