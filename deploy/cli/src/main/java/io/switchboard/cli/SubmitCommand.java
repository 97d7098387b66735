package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkClient;
import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.deploy.FlinkClient.SubmitException;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Layout;
import io.switchboard.deploy.StateDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a job to the cluster. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = "Submit a job to the local cluster, or to another one, and print its id.",
        footer = {
            "",
            "Examples:",
            "  ./switchboard submit sla --config deploy/sla.yaml",
            "  ./switchboard submit sla --config deploy/sla.yaml --from-savepoint .switchboard/flink/savepoints/savepoint-1a2b3c",
            "  ./switchboard submit sla --config sla.yaml --jobmanager flink:8081 --flink-conf conf/config.yaml -p 8"
        })
final class SubmitCommand implements Runnable {

    @Parameters(index = "0", paramLabel = "JOB", description = "One of: ${COMPLETION-CANDIDATES}.")
    private JobName job;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "What the job means, as YAML.")
    private Path config;

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            description = "A savepoint or a retained checkpoint to go on from.")
    private String savepoint;

    @Option(
            names = {"-n", "--allow-non-restored-state", "--allowNonRestoredState"},
            description = "Leave behind what the savepoint has and the job has no place for any more, as when its"
                    + " config switches an output off. Only from what ./switchboard stop printed: of a checkpoint"
                    + " nobody would commit what that output had written.")
    private boolean leavesState;

    @Option(
            names = {"-p", "--parallelism"},
            paramLabel = "N",
            description = "Subtasks of each operator, each needs a slot. Default: " + DEFAULT_PARALLELISM + ".")
    private int parallelism;

    @Option(
            names = "--jobmanager",
            paramLabel = "HOST:PORT",
            description = "The REST address of a Flink cluster. Default: the local cluster's.")
    private String jobManager;

    @Option(
            names = "--flink-conf",
            paramLabel = "FILE",
            description = "With --jobmanager: Flink's config.yaml of this job, whose settings win over the cluster's."
                    + " Default: deploy/flink/config.yaml in the repository, as for the local cluster.")
    private Path flinkConf;

    @Option(names = "--verbose", description = "On failure show all that Flink's client said.")
    private boolean verbose;

    @Mixin
    private ClusterOption option;

    @Spec
    private CommandSpec spec;

    private static final String DEFAULT_PARALLELISM = "2";

    @Override
    public void run() {
        check();
        try {
            List<String> arguments = List.of("--config", config.toAbsolutePath().toString());
            String id = client().submit(new Submission(job.main(), arguments, savepoint, parallelism, leavesState));
            spec.commandLine().getOut().println(id);
        } catch (SubmitException e) {
            if (verbose) {
                spec.commandLine().getErr().println(e.output());
            }
            throw e;
        }
    }

    private void check() {
        if (!Files.isRegularFile(config)) {
            throw new ClusterException("--config " + config + " is not a file; give the job's YAML file");
        }
        if (flinkConf != null && jobManager == null) {
            throw new ClusterException(
                    "--flink-conf " + flinkConf
                            + " is of another cluster's job: the local one has deploy/flink/config.yaml; give --jobmanager, too");
        }
        if (leavesState && savepoint == null) {
            throw new ClusterException("--allow-non-restored-state is about what a savepoint has and the job has not;"
                    + " give --from-savepoint, too");
        }
    }

    /** Asked first whether anybody is there: Flink's client would try for minutes. */
    private FlinkClient client() {
        StateDir dir = option.dir();
        String address = jobManager == null ? option.cluster().layout().jobManager() : jobManager;
        FlinkRest rest = new FlinkRest(address);
        if (!rest.answers()) {
            throw new ClusterException("No Flink answers at " + address
                    + "; start one with ./switchboard up or name another with --jobmanager host:port");
        }
        tellIfItWaits(address, rest.overview().slotsAvailable());
        Installation installation = Installation.current();
        FlinkClient client = jobManager == null
                ? FlinkClient.local(installation, dir)
                : FlinkClient.remote(installation, dir, jobManager, flinkConf);
        return client.with(job.jar(installation));
    }

    /** Flink takes such a job and says nothing: it looks as if it ran. */
    private void tellIfItWaits(String address, int free) {
        int wanted = job.slots(parallelism == 0 ? Layout.PARALLELISM : parallelism);
        if (free < wanted) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "Flink at %s has %d free slots and the job takes %d: it will wait for more. Stop another job, or give"
                                    + " the cluster more slots (./switchboard up --help)%n",
                            address, free, wanted);
        }
    }
}
