package io.switchboard.cli;

import io.switchboard.deploy.Installation;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.StateDir;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which local cluster a command is about. */
final class ClusterOption {

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "What the cluster keeps: config, data, logs, pid files, checkpoints, savepoints."
                    + " Default: .switchboard in the repository.")
    private Path path;

    StateDir dir() {
        return new StateDir(path == null ? Installation.current().root().resolve(".switchboard") : path);
    }

    LocalCluster cluster() {
        return new LocalCluster(Installation.current(), dir());
    }
}
