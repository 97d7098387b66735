package io.switchboard.chaos.rig;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Daemon;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.StateDir;
import io.switchboard.deploy.Tool;
import io.switchboard.deploy.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Remembers for the JobManager which jobs run and which checkpoint was the last, so that they live on when it dies. It
 * is the server that Flink itself brings along.
 */
final class ZooKeeper {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** The way to the node below which JobManagers leave theirs to have one of them elected. */
    private static final List<String> LATCH =
            List.of("/switchboard", "/switchboard/rig", "/switchboard/rig/leader", "/switchboard/rig/leader/latch");

    private static final Pattern KEPT = Pattern.compile("(Created|exists:?) " + LATCH.get(LATCH.size() - 1));

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
        startServer();
        keepLatch();
    }

    /**
     * Flink creates it as a container, and ZooKeeper removes containers that are empty. A JobManager that comes back then,
     * after its session has ended, waits for ever to be elected (CURATOR-724; Flink 2.2 has Curator 5.4.0). One that is
     * there before the first JobManager is no container, and stays.
     */
    private void keepLatch() {
        AtomicReference<String> said = new AtomicReference<>();
        boolean kept = Wait.until(START_LIMIT, () -> {
            said.set(created());
            return KEPT.matcher(said.get()).find();
        });
        if (!kept) {
            throw new ClusterException("ZooKeeper could not be prepared: " + said.get());
        }
    }

    /** What its client says, which names what was created or was there before; it can lose a server that has just started. */
    private String created() {
        List<String> command = List.of(
                "/bin/sh",
                "-c",
                "printf 'create %s\\n' " + String.join(" ", LATCH) + " | \"$@\"",
                "sh",
                installation.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlog.file=" + dir.logs().resolve("zookeeper-client.log"),
                logging(),
                "-cp",
                installation.flinkClassPath(),
                "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.ZooKeeperMain",
                "-waitforconnection",
                "-server",
                "localhost:" + port);
        try {
            return Tool.run("ZooKeeper does not answer", command, Map.of(), START_LIMIT)
                    .output();
        } catch (ClusterException e) {
            return e.getMessage();
        }
    }

    private void startServer() {
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
                        // Looks for empty containers every second instead of every minute: what could happen, happens.
                        "-Dznode.container.checkIntervalMs=1000",
                        logging(),
                        "-cp",
                        installation.flinkClassPath(),
                        "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
                        "--zkConfigFile",
                        conf.toString(),
                        "--peerId",
                        "1"),
                Map.of());
    }

    private String logging() {
        return "-Dlog4j2.configurationFile="
                + installation.template("flink/log4j2.properties").toUri();
    }
}
