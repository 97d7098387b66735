package io.switchboard.deploy;

import java.util.function.Consumer;

/** Does for a running job what whoever runs a cluster does: starts again what was killed, and notices the end. */
final class Caretaker {

    private final LocalCluster cluster;
    private final Consumer<String> notices;

    Caretaker(LocalCluster cluster, Consumer<String> notices) {
        this.cluster = cluster;
        this.notices = notices;
    }

    /** @throws ClusterException if the job has ended, with its reason */
    void keepAlive(String job) {
        for (String missing : cluster.restartTaskManagers()) {
            notices.accept(missing + " was gone and is started again");
        }
        FlinkRest rest = cluster.rest();
        if (rest.job(job).ended()) {
            throw new ClusterException("The job has ended: "
                    + rest.failure(job)
                            .map(RootCause::of)
                            .orElse("nobody says why; see " + cluster.dir().logs()));
        }
    }
}
