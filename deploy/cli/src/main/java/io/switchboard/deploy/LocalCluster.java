package io.switchboard.deploy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A broker, a JobManager and TaskManagers as processes of this machine, with all they keep in one directory. */
public final class LocalCluster {

    private static final Duration ABANDON_LIMIT = Duration.ofSeconds(5);

    private final Installation installation;
    private final StateDir dir;
    private final Broker broker;
    private final FlinkSession flink;

    public LocalCluster(Installation installation, StateDir dir) {
        this(installation, dir, List.of());
    }

    /**
     * One whose broker is another.
     *
     * @param brokerConf lines of its configuration, which win over the template's
     */
    public LocalCluster(Installation installation, StateDir dir, List<String> brokerConf) {
        this.installation = installation;
        this.dir = dir;
        this.broker = new Broker(installation, dir, brokerConf);
        this.flink = new FlinkSession(installation, dir);
    }

    /** A process as it stands; a pid of 0 for one that does not run. */
    public record Member(String name, long pid) {

        public boolean isUp() {
            return pid != 0;
        }
    }

    /** How it was last started. */
    public Layout layout() {
        return dir.layout()
                .orElseThrow(() ->
                        new ClusterException("No cluster was ever started in " + dir.path() + "; ./switchboard up"));
    }

    public StateDir dir() {
        return dir;
    }

    public List<Member> members() {
        return dir.layout()
                .map(layout -> daemons(layout)
                        .map(daemon -> new Member(
                                daemon.name(),
                                daemon.process().map(ProcessHandle::pid).orElse(0L)))
                        .toList())
                .orElse(List.of());
    }

    private Stream<Daemon> daemons(Layout layout) {
        return Stream.concat(
                Stream.of(broker.daemon(), flink.jobManager()), flink.taskManagers(layout.taskManagers()).stream());
    }

    public boolean isAnyUp() {
        return members().stream().anyMatch(Member::isUp);
    }

    public boolean isUp() {
        return isAnyUp() && members().stream().allMatch(Member::isUp);
    }

    public FlinkRest rest() {
        return new FlinkRest(layout().jobManager());
    }

    public FlinkClient client() {
        return FlinkClient.local(installation, dir);
    }

    /**
     * Starts what does not run yet and waits until all of it works. What it started is stopped again if one fails.
     *
     * @param wanted ignored in favour of the present layout while a part of the cluster runs
     * @param progress told of each step
     */
    public void start(Layout wanted, Consumer<String> progress) {
        dir.exclusively(() -> {
            boolean fresh = !isAnyUp();
            if (fresh) {
                requirePorts(wanted);
                dir.keep(wanted);
            }
            List<String> before = namesOf(daemons(layout()).filter(Daemon::isAlive));
            CountDownLatch over = new CountDownLatch(1);
            Thread abandon = abandoning(Thread.currentThread(), over, before);
            Runtime.getRuntime().addShutdownHook(abandon);
            boolean stands = false;
            try {
                startMissing(layout(), new Steps(progress));
                stands = disarm(abandon);
            } finally {
                if (!stands) {
                    abandon(before);
                    disarm(abandon);
                }
                over.countDown();
            }
            if (!stands) {
                throw new ClusterException("Stopped while starting");
            }
        });
    }

    /**
     * For Ctrl-C in the middle of a start: whoever starts takes down what half stands, while the directory is still
     * locked. It cannot be waited for until its thread ends, which waits for the end of the process.
     */
    private Thread abandoning(Thread starter, CountDownLatch over, List<String> before) {
        return new Thread(() -> {
            starter.interrupt();
            try {
                if (!over.await(ABANDON_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    killAllBut(before);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** An interruption must not cut it short. */
    private void abandon(List<String> before) {
        boolean interrupted = Thread.interrupted();
        killAllBut(before);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if the process is ending. */
    private static boolean disarm(Thread abandon) {
        try {
            return Runtime.getRuntime().removeShutdownHook(abandon);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void requirePorts(Layout layout) {
        Ports.require(layout.brokerPort(), "the broker", "--kafka-port");
        Ports.require(layout.webPort(), "Flink's web UI", "--web-port");
    }

    /** In this order each process boots while the next one's preparations run. */
    private void startMissing(Layout layout, Steps steps) {
        flink.configure(layout);
        if (!flink.jobManager().isAlive()) {
            flink.startJobManager();
            steps.done("JobManager", "starting");
        }
        if (!broker.daemon().isAlive()) {
            broker.start(layout);
            steps.done("broker", "starting");
        }
        flink.startTaskManagers(flink.taskManagers(layout.taskManagers()).stream()
                .filter(daemon -> !daemon.isAlive())
                .toList());
        awaitReady(layout, steps);
    }

    private void awaitReady(Layout layout, Steps steps) {
        FlinkRest rest = new FlinkRest(layout.jobManager());
        flink.awaitJobManager(rest);
        steps.done("JobManager", "web UI at http://" + layout.jobManager());
        broker.awaitReady(layout);
        steps.done("broker", "listens at " + layout.bootstrapServers());
        int created = broker.createTopics(layout);
        steps.done("topics", Topic.values().length + " there, " + created + " of them new");
        flink.awaitSlots(rest, flink.taskManagers(layout.taskManagers()));
        steps.done(
                "TaskManagers",
                layout.taskManagers() + " with " + layout.taskManagers() * layout.slots() + " slots in all");
    }

    private void killAllBut(List<String> names) {
        dir.layout().stream()
                .flatMap(this::daemons)
                .filter(daemon -> !names.contains(daemon.name()))
                .forEach(Daemon::kill);
    }

    private static List<String> namesOf(Stream<Daemon> daemons) {
        return daemons.map(Daemon::name).toList();
    }

    /**
     * The jobs that have not ended.
     *
     * @throws ClusterException if there is a JobManager and it does not tell
     */
    public List<FlinkRest.Job> running() {
        if (!flink.jobManager().isAlive()) {
            return List.of();
        }
        return rest().jobs().stream().filter(job -> !job.ended()).toList();
    }

    /** Stops everything in order. Data, checkpoints and logs stay. */
    public void stop(Consumer<String> progress) {
        if (dir.layout().isEmpty()) {
            return;
        }
        dir.exclusively(() -> {
            Steps steps = new Steps(progress);
            flink.stop(layout().taskManagers());
            steps.done("Flink", "stopped");
            broker.stop();
            steps.done("broker", "stopped");
        });
    }

    /** Ends everything at once, for a cluster of which nothing is kept. */
    public void kill() {
        killAllBut(List.of());
    }

    /** All topics are as those of a new cluster. No job may run: what it has written and not committed is aborted. */
    public void renewTopics() {
        broker.renewTopics(layout());
    }

    /** Deletes all that the cluster kept, tables too. It must have been stopped. */
    public void purge() {
        dir.delete();
    }

    /** The same of one that was there for one thing and kept no tables: any in its folder are somebody's. */
    void leaveNothing() {
        dir.deleteAllButTables();
    }

    /** What {@code kill -9} does to a TaskManager, numbered from 1. */
    public void killTaskManager(int number) {
        flink.taskManager(number).kill();
    }

    /** Starts those that are gone, and names them. */
    public List<String> restartTaskManagers() {
        List<Daemon> gone = flink.taskManagers(layout().taskManagers()).stream()
                .filter(daemon -> !daemon.isAlive())
                .toList();
        flink.startTaskManagers(gone);
        return gone.stream().map(Daemon::name).toList();
    }

    /** Returns when its slots are there. */
    public void startTaskManager(int number) {
        Daemon daemon = flink.taskManager(number);
        flink.startTaskManagers(List.of(daemon));
        flink.awaitSlots(rest(), List.of(daemon));
    }

    /** What {@code kill -9} does to the broker. */
    public void killBroker() {
        broker.daemon().kill();
    }

    public void startBroker() {
        broker.start(layout());
        broker.awaitReady(layout());
    }
}
