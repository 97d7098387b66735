package io.switchboard.chaos.rig;

import io.switchboard.deploy.Daemon;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.StateDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Remembers for the JobManager which jobs run and which checkpoint was the last, so that they live on when it dies. It
 * is the server that Flink itself brings along.
 */
final class ZooKeeper {

    private final Installation installation;
    private final StateDir dir;
    private final int port;
    private final Daemon daemon;

    ZooKeeper(Installation installation, StateDir dir, int port) {
        this.installation = installation;
        this.dir = dir;
        this.port = port;
        this.daemon = new Daemon("zookeeper", dir);
    }

    Daemon daemon() {
        return daemon;
    }

    /** A dead JobManager's session must end before the next one leads: a few seconds, not a minute. */
    Map<String, String> flinkConf() {
        return Map.of(
                "high-availability.type", "zookeeper",
                "high-availability.zookeeper.quorum", "localhost:" + port,
                "high-availability.zookeeper.path.root", "/switchboard",
                "high-availability.cluster-id", "/rig",
                "high-availability.storageDir",
                        "'" + dir.path().resolve("flink/ha").toUri() + "'",
                "high-availability.zookeeper.client.session-timeout", "4 s",
                "high-availability.zookeeper.client.connection-timeout", "4 s");
    }

    void start() {
        Path data = dir.path().resolve("flink/zookeeper");
        Path conf = dir.path().resolve("conf/zoo.cfg");
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dir.write(
                conf,
                """
                tickTime=500
                initLimit=10
                syncLimit=5
                dataDir=%s
                clientPort=%d
                admin.enableServer=false
                maxClientCnxns=0
                """
                        .formatted(data, port));
        daemon.start(
                installation.java(),
                List.of(
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlog4j2.configurationFile="
                                + installation
                                        .template("flink/log4j2.properties")
                                        .toUri(),
                        "-cp",
                        installation.flinkClassPath(),
                        "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
                        "--zkConfigFile",
                        conf.toString(),
                        "--peerId",
                        "1"),
                Map.of());
    }
}
