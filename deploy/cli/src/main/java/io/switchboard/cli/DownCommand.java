package io.switchboard.cli;

import io.switchboard.deploy.LocalCluster;
import java.io.PrintWriter;
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
                    "Also delete all topics, checkpoints, savepoints and logs, and the tables of deploy/archive.yaml: for"
                            + " what is to be kept, name another warehouse there.")
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
            cluster.resumePoints().forEach(out::println);
            cluster.stop(out::println);
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
}
