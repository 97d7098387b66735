package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkRest.Job;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.StateDir;
import io.switchboard.txn.Retained;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stops the local cluster. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description =
                "Stop the local cluster: its jobs end where they are, topics and checkpoints stay for the next up.",
        footer = {"", "Examples:", "  ./switchboard down", "  ./switchboard down --purge"})
final class DownCommand implements Runnable {

    @Option(
            names = "--purge",
            description =
                    "Also delete all topics, checkpoints, savepoints and logs, and the tables of deploy/archive.yaml,"
                            + " in the folder archive beside them: for what is to be kept, name another warehouse there.")
    private boolean purge;

    @Mixin
    private ClusterOption option;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        LocalCluster cluster = option.cluster();
        if (cluster.isAnyUp()) {
            List<Job> running = running(cluster, out);
            cluster.stop(out::println);
            running.forEach(job -> out.println(goOn(job, cluster.dir())));
            out.println("Down.");
        } else {
            cluster.stop(step -> {}); // pid files of what ended by itself
            out.println("Nothing is running.");
        }
        if (purge) {
            cluster.purge();
            out.println("Deleted " + cluster.dir().path());
        }
    }

    /** A JobManager that is too busy to tell is stopped all the same. */
    private static List<Job> running(LocalCluster cluster, PrintWriter out) {
        try {
            return cluster.running();
        } catch (ClusterException e) {
            out.println("Flink does not tell its jobs: each can go on from the highest chk-N in "
                    + cluster.dir().checkpoints() + "/JOB_ID");
            return List.of();
        }
    }

    /**
     * Looked for once all has ended: until then checkpoints complete and are committed, and whoever goes on from an
     * older one tells again what came after it.
     */
    private static String goOn(Job job, StateDir dir) {
        return Retained.newest(dir.checkpoints().resolve(job.id()))
                .map(checkpoint -> "Job %s can go on with --from-savepoint %s".formatted(job.name(), checkpoint))
                .orElse("Job %s has made no checkpoint: submit it as before".formatted(job.name()));
    }
}
