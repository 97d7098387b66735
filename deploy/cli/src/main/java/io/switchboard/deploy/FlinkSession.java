package io.switchboard.deploy;

import io.switchboard.deploy.FlinkConf.Role;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The JobManager and the TaskManagers of a local cluster, as Flink's own entry points in processes of their own. */
public final class FlinkSession {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final String PACKAGE = "org.apache.flink.runtime.";
    private static final String RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";

    /** To the same question, with the same configuration, Flink has the same answer, whichever cluster asks. */
    private static final Map<Question, Memory> MEMORIES = new ConcurrentHashMap<>();

    private final Installation installation;
    private final StateDir dir;
    private final FlinkVariant variant;
    private final Daemon jobManager;

    FlinkSession(Installation installation, StateDir dir) {
        this(installation, dir, FlinkVariant.NONE);
    }

    public FlinkSession(Installation installation, StateDir dir, FlinkVariant variant) {
        this.installation = installation;
        this.dir = dir;
        this.variant = variant;
        this.jobManager = new Daemon("jobmanager", dir);
    }

    public Daemon jobManager() {
        return jobManager;
    }

    /** Numbered from 1. */
    public Daemon taskManager(int number) {
        return new Daemon("taskmanager-" + number, dir);
    }

    public List<Daemon> taskManagers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(this::taskManager).toList();
    }

    public void configure(Layout layout) {
        FlinkConf.write(installation, dir, layout, variant.conf());
    }

    public void startJobManager() {
        dir.clearAfterJobManager();
        start(
                jobManager,
                Role.JOB_MANAGER,
                memory("GET_JM_RESOURCE_PARAMS"),
                PACKAGE + "entrypoint.StandaloneSessionClusterEntrypoint",
                List.of());
    }

    public void startTaskManagers(List<Daemon> missing) {
        if (missing.isEmpty()) {
            return;
        }
        Memory memory = memory("GET_TM_RESOURCE_PARAMS");
        for (Daemon daemon : missing) {
            // A name that outlives the process: it finds its local copies of the state again.
            start(
                    daemon,
                    Role.TASK_MANAGER,
                    memory,
                    PACKAGE + "taskexecutor.TaskManagerRunner",
                    List.of("-D", "taskmanager.resource-id=" + daemon.name()));
        }
    }

    private void start(Daemon daemon, Role role, Memory memory, String main, List<String> more) {
        List<String> arguments = new ArrayList<>(memory.jvm());
        arguments.addAll(FlinkConf.javaOptions(dir.flinkConf(), role));
        arguments.addAll(List.of("-XX:+UseG1GC", logging(), "-cp", classPath(), main));
        arguments.addAll(List.of("--configDir", dir.flinkConf().toString()));
        arguments.addAll(more);
        arguments.addAll(memory.dynamic());
        daemon.start(installation.java(), arguments, Map.of());
    }

    private String classPath() {
        return Stream.concat(variant.classPath().stream().map(Path::toString), Stream.of(installation.flinkClassPath()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String logging() {
        return "-Dlog4j2.configurationFile="
                + installation.template("flink/log4j2.properties").toUri();
    }

    /** What a process may use: JVM options, and the sizes Flink has derived from them as -D pairs. */
    private record Memory(List<String> jvm, List<String> dynamic) {}

    /** What decides how large a process is. */
    private record Question(String words, String classPath, List<String> settings) {}

    /** Asked once, since to ask takes a process: one that is started again is given the same. */
    private Memory memory(String question) {
        return MEMORIES.computeIfAbsent(
                new Question(question, installation.flinkClassPath(), FlinkConf.settingsOfAnyPlace(dir.flinkConf())),
                asked -> ask(asked.words()));
    }

    private Memory ask(String question) {
        Tool tool = Tool.run(
                "Flink does not accept " + dir.flinkConf().resolve("config.yaml"),
                List.of(
                        installation.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dlog.file=" + dir.logs().resolve("flink-memory.log"),
                        logging(),
                        "-cp",
                        installation.flinkClassPath(),
                        PACKAGE + "util.bash.BashJavaUtils",
                        question,
                        "--configDir",
                        dir.flinkConf().toString()),
                Map.of(),
                START_LIMIT);
        List<List<String>> answers = tool.output()
                .lines()
                .filter(line -> line.startsWith(RESULT))
                .map(line -> List.of(line.substring(RESULT.length()).strip().split("\\s+")))
                .toList();
        return new Memory(answers.get(0), answers.get(1));
    }

    public void awaitJobManager(FlinkRest rest) {
        await(jobManager, rest::answers);
    }

    public void awaitSlots(FlinkRest rest, List<Daemon> taskManagers) {
        for (Daemon daemon : taskManagers) {
            await(daemon, () -> rest.hasTaskManager(daemon.name()));
        }
    }

    private static void await(Daemon daemon, BooleanSupplier ready) {
        boolean done = Wait.until(START_LIMIT, () -> {
            if (!daemon.isAlive()) {
                throw daemon.failure("did not start");
            }
            return ready.getAsBoolean();
        });
        if (!done) {
            throw daemon.failure("is not ready after " + START_LIMIT.toSeconds() + " s");
        }
    }

    /** The JobManager first: it would take the end of a TaskManager for a failure and restart the jobs. */
    void stop(int taskManagers) {
        jobManager.stop(STOP_LIMIT);
        taskManagers(taskManagers).parallelStream().forEach(daemon -> daemon.stop(STOP_LIMIT));
    }
}
