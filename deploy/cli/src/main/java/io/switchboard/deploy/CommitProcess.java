package io.switchboard.deploy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Reads and commits what a checkpoint leaves to be committed, in a process with Flink's class path and the job's jar: the
 * command itself has no Flink.
 */
public final class CommitProcess {

    private static final String MAIN = "io.switchboard.wire.CommitTool";
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** As long as the tool waits for a coordinator that is slow or gone: each transaction may need it, one by one. */
    private static final Duration EACH = Duration.ofSeconds(20);

    private static final String BROKEN_OFF = "The commit was broken off, and some may be committed; the same command"
            + " again commits the rest, and nothing twice";

    private final Installation installation;
    private final StateDir dir;

    public CommitProcess(Installation installation, StateDir dir) {
        this.installation = installation;
        this.dir = dir;
    }

    /** A transaction that is written and waits for its commit. */
    public record Committable(String id, long producerId, int epoch) {}

    /**
     * What a checkpoint or savepoint leaves.
     *
     * @param checkpoint its number
     */
    public record Contents(long checkpoint, List<Committable> committables) {}

    /**
     * What the checkpoint or savepoint leaves to be committed.
     *
     * @throws ClusterException if there is none that can be read
     */
    public Contents read(String path) {
        long checkpoint = -1;
        List<Committable> committables = new ArrayList<>();
        for (String line : run("Nothing is committed", LIMIT, List.of("read", path))) {
            String[] words = line.split(" ", 4);
            switch (words[0]) {
                case "checkpoint" -> checkpoint = Long.parseLong(words[1]);
                case "committable" -> committables.add(
                        new Committable(words[3], Long.parseLong(words[1]), Integer.parseInt(words[2])));
                default -> {} // what libraries print
            }
        }
        if (checkpoint < 0) {
            throw new ClusterException(path + " was read without a result; look at " + log());
        }
        return new Contents(checkpoint, committables);
    }

    /**
     * Commits some of them.
     *
     * @return for each that the brokers refused, its id and why
     */
    public List<String> commit(String path, String servers, Map<String, String> properties, Collection<String> ids) {
        Path file = write(servers, properties);
        try {
            List<String> arguments = new ArrayList<>(List.of("commit", path, file.toString()));
            arguments.addAll(ids);
            return run(BROKEN_OFF, limit(ids.size()), arguments).stream()
                    .filter(line -> line.startsWith("refused "))
                    .map(line -> line.substring("refused ".length()))
                    .toList();
        } finally {
            delete(file);
        }
    }

    static Duration limit(int transactions) {
        return LIMIT.plus(EACH.multipliedBy(transactions));
    }

    private List<String> run(String failure, Duration limit, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(installation.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        command.addAll(FlinkConf.javaOptions(installation.template("flink"), FlinkConf.Role.CLIENT));
        command.add("-Dlog.file=" + log());
        command.add("-Dlog4j2.configurationFile="
                + installation.template("flink/log4j2.properties").toUri());
        command.addAll(
                List.of("-cp", installation.flinkClassPath() + File.pathSeparator + installation.jobJar(), MAIN));
        command.addAll(arguments);
        return Tool.run(failure, command, Map.of(), limit).output().lines().toList();
    }

    private Path log() {
        dir.create();
        return dir.logs().resolve("commit.log");
    }

    /** Not among the arguments, which everybody on the machine can see: a password may be in them. */
    private static Path write(String servers, Map<String, String> clientProperties) {
        Properties properties = new Properties();
        properties.putAll(clientProperties);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        try {
            Path file = Files.createTempFile("switchboard", ".properties");
            try (Writer out = Files.newBufferedWriter(file)) {
                properties.store(out, null);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
