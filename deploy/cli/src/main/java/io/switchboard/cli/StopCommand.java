package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.deploy.LocalCluster;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops a job so that it can be taken up again. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stop a job of the local cluster with a savepoint and print where it is. Time is not drained:"
                + " what was told is committed, and nothing due later fires.",
        footer = {
            "",
            "Examples:",
            "  ./switchboard stop sla",
            "  ./switchboard submit sla --config deploy/sla.yaml --from-savepoint \"$(./switchboard stop sla)\""
        })
final class StopCommand implements Runnable {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Parameters(index = "0", paramLabel = "JOB", description = "Its name, such as sla, or its id.")
    private String job;

    @Mixin
    private ClusterOption option;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        LocalCluster cluster = option.cluster();
        FlinkRest rest = cluster.rest();
        if (!rest.answers()) {
            throw new ClusterException(
                    "No Flink answers at " + cluster.layout().jobManager() + "; start one with ./switchboard up");
        }
        String savepoint =
                rest.stopWithSavepoint(running(rest).id(), cluster.dir().savepoints(), LIMIT);
        spec.commandLine().getOut().println(savepoint);
    }

    private FlinkRest.Job running(FlinkRest rest) {
        List<FlinkRest.Job> running =
                rest.jobs().stream().filter(one -> !one.ended()).toList();
        List<FlinkRest.Job> meant = running.stream()
                .filter(one -> one.id().equals(job) || one.name().equals(job))
                .toList();
        if (meant.size() != 1) {
            throw new ClusterException(meant.size() + " running jobs are called '" + job + "'; give the id of one of "
                    + running.stream().map(one -> one.name() + " " + one.id()).toList());
        }
        return meant.get(0);
    }
}
