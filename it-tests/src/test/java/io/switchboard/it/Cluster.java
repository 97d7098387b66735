package io.switchboard.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.deploy.Layout;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.StateDir;
import io.switchboard.deploy.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A cluster of a test class's own, up while its tests run and gone afterwards, whatever became of them. Its logs stay
 * under target until the next run. Whoever wants nothing of it but empty topics uses a {@link SharedCluster}.
 */
class Cluster implements BeforeAllCallback, AfterAllCallback {

    static final int PARTITIONS = 4;
    static final int SLOTS = 4;
    private static final String SLA_JOB = "io.switchboard.job.SlaJob";

    private final Thread hook = new Thread(this::kill);
    private LocalCluster cluster;
    private TopicReader reader;

    /** None yet. */
    Cluster() {}

    /**
     * One in a folder of that name.
     *
     * @param brokerConf lines of the broker's configuration, which win over those of the repository
     */
    Cluster(String name, String... brokerConf) {
        this.cluster = new LocalCluster(Here.installation(), new StateDir(Here.folder(name)), List.of(brokerConf));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Runtime.getRuntime().addShutdownHook(hook);
        begin(cluster);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        forgetReader();
        kill();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Starts one in whose folder may be what an earlier, broken-off run has left. */
    final void begin(LocalCluster one) {
        cluster = one;
        cluster.kill();
        cluster.purge();
        Formatted.into(cluster.dir());
        cluster.start(Layout.of(1, SLOTS, PARTITIONS, 0, 0), step -> {});
        Formatted.keep(cluster.dir());
    }

    /** Not in order: nobody goes on from what it leaves. */
    final void kill() {
        cluster.kill();
    }

    final void forgetReader() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    LocalCluster local() {
        return cluster;
    }

    FlinkRest rest() {
        return cluster.rest();
    }

    String bootstrapServers() {
        return cluster.layout().bootstrapServers();
    }

    /** A line for a job's config: none where no other class has had one of its name. */
    String prefix(String job) {
        return "";
    }

    /** Writes a config of the SLA job whose clocks wait for nothing but heartbeats. */
    Path slaConfig(Path policies, String... more) {
        return file(
                "sla.yaml",
                """
                bootstrapServers: %s
                policies: "%s"
                outOfOrderness: PT0S
                idleAfter: P1D
                %s
                %s
                """
                        .formatted(bootstrapServers(), policies, prefix("sla"), String.join("\n", more)));
    }

    /** That a job that was cancelled can go on from. */
    final Path newestCheckpoint(String job) {
        Path folder = local().dir().checkpoints().resolve(job);
        return Stream.of(folder.toFile().list())
                .filter(name -> name.startsWith("chk-"))
                .max(Comparator.comparingLong(name -> Long.parseLong(name.substring("chk-".length()))))
                .map(folder::resolve)
                .orElseThrow();
    }

    Path file(String name, String content) {
        try {
            return Files.writeString(cluster.dir().path().resolve("conf").resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the id of the job. */
    String submitSla(Path config) {
        return submitSla(config, null);
    }

    /** The same from a savepoint or checkpoint. */
    String submitSla(Path config, String savepoint) {
        return submitSla(config, savepoint, Layout.PARALLELISM);
    }

    /** With one subtask of each operator, where a test is about something else: a second one is twice the transactions. */
    String submitSmallSla(Path config) {
        return submitSla(config, null, 1);
    }

    private String submitSla(Path config, String savepoint, int parallelism) {
        return cluster.client()
                .submit(new Submission(SLA_JOB, List.of("--config", config.toString()), savepoint, parallelism));
    }

    /** Jobs that are submitted until Flink is started again have a checkpoint that rarely, such as 1 h. */
    void checkpointEvery(String interval) {
        Path conf = cluster.dir().flinkConf().resolve("config.yaml");
        try {
            Files.writeString(
                    conf,
                    Files.readString(conf)
                            .replace(
                                    "execution.checkpointing.interval: 1 s",
                                    "execution.checkpointing.interval: " + interval));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code kill -9} does to all of Flink. */
    void killFlink() {
        cluster.members().stream()
                .filter(member -> !member.name().equals("broker"))
                .flatMap(member -> ProcessHandle.of(member.pid()).stream())
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }

    /** What is not up, with the configuration of the repository. */
    void startFlink() {
        cluster.start(cluster.layout(), step -> {});
    }

    /** What is committed in a topic. It is asked for again and again: all looks are one client's. */
    List<JsonNode> read(String topic) {
        if (reader == null) {
            reader = Json.reader(bootstrapServers());
        }
        return Json.topic(reader, topic);
    }
}
