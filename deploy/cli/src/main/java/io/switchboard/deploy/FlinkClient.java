package io.switchboard.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flink's own client, {@code flink run -d}, in a process of its own. */
public final class FlinkClient {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Pattern SUBMITTED = Pattern.compile("JobID ([0-9a-f]{32})");

    private final Installation installation;
    private final StateDir dir;
    private final Path conf;
    private final List<String> target;
    private final Path jar;
    private final Path classes;

    private FlinkClient(
            Installation installation, StateDir dir, Path conf, List<String> target, Path jar, Path classes) {
        this.installation = installation;
        this.dir = dir;
        this.conf = conf;
        this.target = target;
        this.jar = jar;
        this.classes = classes;
    }

    /** Submits to the cluster of the state directory. */
    public static FlinkClient local(Installation installation, StateDir dir) {
        return new FlinkClient(installation, dir, dir.flinkConf(), List.of(), null, null);
    }

    /**
     * Submits to a cluster that somebody else runs.
     *
     * @param jobManager host:port of its REST interface
     * @param settings Flink's config.yaml of the job, which wins over the cluster's; null for that of the installation
     */
    public static FlinkClient remote(Installation installation, StateDir dir, String jobManager, Path settings) {
        Path conf = dir.path().resolve("conf/client");
        dir.create();
        try {
            Files.createDirectories(conf);
            use(installation, conf, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FlinkClient(installation, dir, conf, List.of("-m", jobManager), null, null);
    }

    /** Somebody's own are linked to: a password may be in them, and a copy would be everybody's to read. */
    private static void use(Installation installation, Path conf, Path settings) throws IOException {
        Path used = conf.resolve("config.yaml");
        if (settings == null) {
            Files.deleteIfExists(used); // or what was linked to before would be written over
            FlinkConf.writeForClient(installation, conf);
        } else if (!Files.isRegularFile(settings) || !Files.isReadable(settings)) {
            throw new ClusterException(
                    "--flink-conf " + settings + " cannot be read; give the config.yaml of Flink's client");
        } else if (!Files.exists(used) || !Files.isSameFile(used, settings)) {
            Files.deleteIfExists(used);
            Files.createSymbolicLink(used, settings.toAbsolutePath());
        }
    }

    /** Submits another jar than the installation's. */
    public FlinkClient with(Path anotherJar) {
        return new FlinkClient(installation, dir, conf, target, anotherJar, classes);
    }

    /** Submits jobs whose classes are in a folder beside the jar, which all processes of the cluster can read. */
    public FlinkClient beside(Path folder) {
        return new FlinkClient(installation, dir, conf, target, jar, folder);
    }

    /**
     * What to run.
     *
     * @param main the job's class
     * @param arguments of that main
     * @param savepoint a savepoint or checkpoint to start from; null for none
     * @param parallelism 0 for the cluster's default
     * @param leavesState whether the savepoint may hold what the job has no place for any more
     */
    public record Submission(
            String main, List<String> arguments, String savepoint, int parallelism, boolean leavesState) {

        /** One that takes all of its savepoint. */
        public Submission(String main, List<String> arguments, String savepoint, int parallelism) {
            this(main, arguments, savepoint, parallelism, false);
        }
    }

    /** Why a job was not taken: one line, and everything the client said. */
    public static final class SubmitException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String output;

        SubmitException(String message, String output) {
            super(message);
            this.output = output;
        }

        public String output() {
            return output;
        }
    }

    /**
     * Has the client build the job's graph and hand it over.
     *
     * @return the id of the job, which the cluster now runs
     * @throws SubmitException with the job's own words when it refuses its config
     */
    public String submit(Submission submission) {
        Tool client = Tool.attempt("The job was not submitted", command(submission), environment(), LIMIT);
        Matcher submitted = SUBMITTED.matcher(client.output());
        if (client.exitCode() != 0 || !submitted.find()) {
            throw new SubmitException(RootCause.of(client.output()), client.output());
        }
        return submitted.group(1);
    }

    private Map<String, String> environment() {
        return Map.of("FLINK_CONF_DIR", conf.toString());
    }

    List<String> command(Submission submission) {
        List<String> command = new ArrayList<>();
        command.add(installation.java());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        command.addAll(
                FlinkConf.javaOptions(installation.template("flink/config.yaml").getParent(), FlinkConf.Role.CLIENT));
        command.add("-Dlog.file=" + dir.logs().resolve("client.log"));
        command.add("-Dlog4j2.configurationFile="
                + installation.template("flink/log4j2.properties").toUri());
        command.addAll(List.of("-cp", installation.flinkClassPath(), "org.apache.flink.client.cli.CliFrontend"));
        command.addAll(List.of("run", "-d"));
        command.addAll(target);
        if (submission.savepoint() != null) {
            command.addAll(List.of("-s", submission.savepoint()));
        }
        if (submission.leavesState()) {
            command.add("-n");
        }
        if (submission.parallelism() > 0) {
            command.addAll(List.of("-p", Integer.toString(submission.parallelism())));
        }
        if (classes != null) {
            command.addAll(List.of("-C", classes.toUri().toString()));
        }
        command.addAll(List.of("-c", submission.main(), (jar == null ? installation.jobJar() : jar).toString()));
        command.addAll(submission.arguments());
        return command;
    }
}
