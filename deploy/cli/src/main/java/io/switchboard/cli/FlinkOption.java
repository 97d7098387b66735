package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.deploy.Layout;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which Flink a command asks for running jobs. */
final class FlinkOption {

    @Option(
            names = "--jobmanager",
            paramLabel = "HOST:PORT",
            description = "The REST address of a Flink cluster. Default: the local cluster's, if it is up.")
    private String jobManager;

    /** Whether its processes run on this machine, as far as its address tells. */
    boolean isHere() {
        return jobManager == null || jobManager.startsWith("localhost:") || jobManager.startsWith("127.0.0.1:");
    }

    /** @throws ClusterException if one is named that does not answer */
    Optional<FlinkRest> rest(Optional<Layout> local) {
        if (jobManager == null) {
            return local.map(layout -> new FlinkRest(layout.jobManager())).filter(FlinkRest::answers);
        }
        FlinkRest rest = new FlinkRest(jobManager);
        if (!rest.answers()) {
            throw new ClusterException("No Flink answers at " + jobManager + "; correct --jobmanager host:port");
        }
        return Optional.of(rest);
    }
}
