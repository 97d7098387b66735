package io.switchboard.bench.contest;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.deploy.FlinkRest.Completed;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** A job of the cluster that all Flink contestants share, but for its TaskManager. */
public final class FlinkContestant implements Reader {

    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(60);
    private static final Duration FORGET_LIMIT = Duration.ofSeconds(60);
    private static final String TASK_MANAGER = "taskmanager-1";

    private final String name;
    private final LocalCluster cluster;
    private final int parallelism;
    private final String main;
    private final BiFunction<Course, String, List<String>> arguments;
    private final Path flames;

    /**
     * @param parallelism no more than the cluster has slots
     * @param main the class of the job, in the job's jar or here
     * @param arguments of that main, for a course and a consumer group
     */
    public FlinkContestant(
            String name,
            LocalCluster cluster,
            int parallelism,
            String main,
            BiFunction<Course, String, List<String>> arguments) {
        this(name, cluster, parallelism, main, arguments, null);
    }

    private FlinkContestant(
            String name,
            LocalCluster cluster,
            int parallelism,
            String main,
            BiFunction<Course, String, List<String>> arguments,
            Path flames) {
        this.name = name;
        this.cluster = cluster;
        this.parallelism = parallelism;
        this.main = main;
        this.arguments = arguments;
        this.flames = flames;
    }

    /** The same that is drawn when its time was taken. */
    public FlinkContestant drawn(Path folder) {
        return new FlinkContestant(name, cluster, parallelism, main, arguments, folder);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Pace run(Course course, String group, Meter meter) {
        renewTaskManager();
        try (Running running = start(course, group)) {
            Pace pace = meter.pace(course, group, running);
            if (flames != null) {
                Flames.draw(pid(), flames.resolve(name + ".html"));
            }
            return pace;
        }
    }

    /** As each rival has a JVM of its own. What a contestant before has left running, brought down or filled is no burden to this one. */
    private void renewTaskManager() {
        FlinkRest rest = cluster.rest();
        cluster.running().forEach(job -> rest.cancel(job.id()));
        cluster.killTaskManager(1);
        if (!Wait.until(FORGET_LIMIT, () -> !rest.hasTaskManager(TASK_MANAGER))) {
            throw new ClusterException(
                    "Flink still counts on a TaskManager that was killed %d s ago".formatted(FORGET_LIMIT.toSeconds()));
        }
        cluster.startTaskManager(1);
    }

    private long pid() {
        return cluster.members().stream()
                .filter(member -> member.name().equals(TASK_MANAGER))
                .mapToLong(LocalCluster.Member::pid)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Running start(Course course, String group) {
        FlinkRest rest = cluster.rest();
        String job = cluster.client()
                .beside(Installation.current().root().resolve("bench/target/classes"))
                .submit(new Submission(main, arguments.apply(course, group), null, parallelism));
        return new Running() {
            @Override
            public void check() {
                rest.failure(job).ifPresent(why -> {
                    throw new ClusterException(
                            name + " failed: " + why.lines().findFirst().orElse(why));
                });
            }

            @Override
            public List<Completed> checkpoints() {
                return rest.completed(job);
            }

            @Override
            public OptionalLong heapBytes() {
                return rest.heapUsed(TASK_MANAGER);
            }

            @Override
            public void close() {
                if (rest.job(job).ended()) {
                    return; // cannot be cancelled any more, and check has told why
                }
                rest.cancel(job);
                if (!rest.awaitState(job, "CANCELED", CANCEL_LIMIT)) {
                    throw new ClusterException(
                            name + " could not be cancelled within " + CANCEL_LIMIT.toSeconds() + " s");
                }
            }
        };
    }
}
