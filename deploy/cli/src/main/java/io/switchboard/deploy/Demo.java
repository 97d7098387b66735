package io.switchboard.deploy;

import io.switchboard.policy.PolicyReader;
import io.switchboard.twin.Speed;
import io.switchboard.twin.sim.Play;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Shows a newcomer the whole walk on a cluster of its own: made-up events in, SLA clocks, escalations out, and the board
 * that they fill. An interruption of its thread ends it at any moment; nothing of it is left either way.
 */
public final class Demo {

    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final String MAIN = "io.switchboard.job.SlaJob";

    private final LocalCluster cluster;
    private final Layout layout;
    private final Consumer<String> steps;
    private final Consumer<DemoFrame> screen;
    private String notice;

    /**
     * A demo that is about to run.
     *
     * @param steps is told each step that is done, before the first frame and after the last
     * @param screen is shown a frame about once a second
     */
    public Demo(LocalCluster cluster, Layout layout, Consumer<String> steps, Consumer<DemoFrame> screen) {
        this.cluster = cluster;
        this.layout = layout;
        this.steps = steps;
        this.screen = screen;
    }

    /**
     * What to show.
     *
     * @param policies null for what the scenario promises
     * @param scenario of the twin, to be fed once and again; null for the made-up day
     * @param start the event time at which the feed begins
     * @param itemsPerHour tickets and calls that begin in an hour of event time of the made-up day
     * @param limit after which the live part ends; null for an interruption
     */
    public record Request(
            Path policies, Play scenario, long seed, Instant start, int itemsPerHour, Speed speed, Duration limit) {

        private static final int MOST_ITEMS = 100_000;

        public Request {
            if (itemsPerHour < 1 || itemsPerHour > MOST_ITEMS) {
                throw new ClusterException("--rate is " + itemsPerHour + "; give 1 to " + MOST_ITEMS + " an hour");
            }
        }
    }

    /**
     * Starts the cluster, shows frames until the time is over or the thread is interrupted, ends every process and
     * deletes the cluster's directory; after a failure that stays, for its logs, until the next demo.
     *
     * @return the last frame
     */
    public DemoFrame run(Request request) {
        if (request.policies() != null) {
            PolicyReader.read(request.policies());
        }
        Path config = cluster.dir().path().resolve("conf/demo.yaml");
        requireOwn(config);
        cluster.leaveNothing();
        Steps timed = new Steps(steps);
        boolean shown = false;
        try {
            cluster.dir().write(config, config(policies(request)));
            cluster.start(layout, steps);
            String job = cluster.client()
                    .submit(new FlinkClient.Submission(
                            MAIN, List.of("--config", config.toString()), null, Layout.PARALLELISM));
            timed.done("job", job + " is submitted");
            Caretaker caretaker = new Caretaker(cluster, text -> notice = text);
            awaitCheckpoint(caretaker, job);
            timed.done("job", "has made its first checkpoint, the feed begins");
            DemoFrame last = show(request, caretaker, job);
            shown = true;
            return last;
        } finally {
            end(shown);
        }
    }

    /** A demo leaves nothing behind, so it must not be let loose on what somebody wants to keep. */
    private void requireOwn(Path config) {
        Path dir = cluster.dir().path();
        if (cluster.isAnyUp()) {
            throw new ClusterException(
                    "A cluster runs in " + dir + "; end it with ./switchboard down --purge --state-dir " + dir
                            + " or give --state-dir another folder");
        }
        if (cluster.dir().layout().isPresent() && !Files.exists(config)) {
            throw new ClusterException(dir + " holds a cluster that is not a demo's; give --state-dir another folder");
        }
    }

    private Path policies(Request request) {
        if (request.policies() != null) {
            return request.policies();
        }
        Path promised = cluster.dir().path().resolve("conf/promised.yaml");
        cluster.dir().write(promised, request.scenario().policies());
        return promised;
    }

    /** The feeder writes heartbeats into every partition, so none may count as idle, and feeds in order. */
    private String config(Path policies) {
        return """
                bootstrapServers: %s
                policies: "%s"
                outOfOrderness: PT1S
                idleAfter: P1D
                """
                .formatted(layout.bootstrapServers(), policies.toAbsolutePath());
    }

    /** Whoever looks shall not look at a job that is still starting. */
    private void awaitCheckpoint(Caretaker caretaker, String job) {
        boolean done = Wait.until(START_LIMIT, () -> {
            caretaker.keepAlive(job);
            return cluster.rest().checkpoints(job).completed() > 0;
        });
        if (!done) {
            throw new ClusterException("The job has made no checkpoint in " + START_LIMIT.toMinutes()
                    + " min; is the machine too busy? See the logs in "
                    + cluster.dir().logs());
        }
    }

    private DemoFrame show(Request request, Caretaker caretaker, String job) {
        try (DemoTraffic traffic = new DemoTraffic(layout.bootstrapServers(), request);
                DemoGauges gauges = new DemoGauges(cluster, request, traffic)) {
            DemoFrame frame = gauges.read(job, notice);
            while (!frame.isLast() && !Thread.currentThread().isInterrupted()) {
                screen.accept(frame);
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
                frame = look(caretaker, traffic, gauges, job, frame);
            }
            screen.accept(frame);
            return frame;
        }
    }

    private DemoFrame look(Caretaker caretaker, DemoTraffic traffic, DemoGauges gauges, String job, DemoFrame before) {
        try {
            caretaker.keepAlive(job);
            traffic.requireFlow();
            return gauges.read(job, notice);
        } catch (ClusterException e) {
            if (Thread.currentThread().isInterrupted()) {
                return before;
            }
            throw e;
        }
    }

    /**
     * An interruption has done its work when the end begins; it must not cut the end short. After a failure the logs
     * stay, until the next demo.
     */
    private void end(boolean shown) {
        boolean interrupted = Thread.interrupted();
        if (cluster.isAnyUp()) {
            steps.accept("Stopping");
            cluster.kill();
        }
        if (shown || interrupted) {
            cluster.leaveNothing();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
