package io.switchboard.bench.contest;

import io.switchboard.deploy.Daemon;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.StateDir;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A program of its own, in a JVM of its own. Its arguments: bootstrap servers, consumer group, a folder for its state. */
public final class ProcessContestant implements Reader {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final StateDir dir;
    private final Class<?> main;
    private final Function<Course, List<String>> more;

    /** @param more arguments behind those that all have, for a course */
    public ProcessContestant(String name, StateDir dir, Class<?> main, Function<Course, List<String>> more) {
        this.name = name;
        this.dir = dir;
        this.main = main;
        this.more = more;
    }

    /** The same with one more argument at the end. */
    ProcessContestant with(String last) {
        return new ProcessContestant(name, dir, main, course -> {
            List<String> all = new ArrayList<>(more.apply(course));
            all.add(last);
            return all;
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Running start(Course course, String group) {
        Installation installation = Installation.current();
        Path home = installation.root().resolve("bench/target");
        List<String> arguments = new ArrayList<>(List.of(
                "-Xmx1g",
                "-XX:+UseG1GC",
                "-Dlog4j2.configurationFile="
                        + installation.template("flink/log4j2.properties").toUri(),
                "-cp",
                home.resolve("classes")
                        + File.pathSeparator
                        + home.resolve("lib").resolve("*"),
                main.getName(),
                course.bootstrapServers(),
                group,
                course.folder().resolve(group).toString()));
        arguments.addAll(more.apply(course));
        Daemon daemon = new Daemon(group, dir);
        Thread hook = new Thread(daemon::kill); // it is deaf to Ctrl-C
        Runtime.getRuntime().addShutdownHook(hook);
        daemon.start(installation.java(), arguments, Map.of());
        return new Running() {
            @Override
            public void check() {
                if (!daemon.isAlive()) {
                    throw daemon.failure("ended");
                }
            }

            @Override
            public void close() {
                daemon.stop(STOP_LIMIT);
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        };
    }
}
