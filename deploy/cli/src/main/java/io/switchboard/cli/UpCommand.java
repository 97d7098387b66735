package io.switchboard.cli;

import io.switchboard.deploy.Layout;
import io.switchboard.deploy.LocalCluster;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the local cluster, or what of it does not run. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start a Kafka broker, a Flink JobManager and TaskManagers on this machine and create the topics."
                + " What runs already stays as it is.",
        footer = {
            "",
            "Memory: broker 0.5 GiB of heap, JobManager 1 GiB, each TaskManager 2 GiB.",
            "Examples:",
            "  ./switchboard up",
            "  ./switchboard up --task-managers 2 --slots 2",
            "  ./switchboard up --kafka-port 19092 --web-port 0"
        })
final class UpCommand implements Runnable {

    @Option(
            names = "--task-managers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of TaskManager processes. Default: ${DEFAULT-VALUE}.")
    private int taskManagers;

    @Option(
            names = "--slots",
            paramLabel = "N",
            defaultValue = "4",
            description =
                    "Slots of each TaskManager; a job takes as many as its parallelism. Default: ${DEFAULT-VALUE}.")
    private int slots;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of each topic that does not exist yet. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Mixin
    private PortsOption ports;

    @Mixin
    private ClusterOption option;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        LocalCluster cluster = option.cluster();
        if (cluster.isUp()) {
            out.println("Already up. " + where(cluster.layout()));
            return;
        }
        out.println("Starting in " + cluster.dir().path());
        cluster.start(ports.layout(taskManagers, slots, partitions), out::println);
        out.println("Up. " + where(cluster.layout()));
    }

    private static String where(Layout layout) {
        return "Kafka: " + layout.bootstrapServers() + ", Flink: http://" + layout.jobManager() + ", "
                + layout.taskManagers() + (layout.taskManagers() == 1 ? " TaskManager" : " TaskManagers")
                + ". Stop it with ./switchboard down";
    }
}
