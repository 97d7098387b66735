package io.switchboard.chaos.rig;

import io.switchboard.chaos.disk.FaultyDisks;
import io.switchboard.chaos.disk.Mood;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Daemon;
import io.switchboard.deploy.FlinkClient;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.deploy.FlinkSession;
import io.switchboard.deploy.FlinkVariant;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Layout;
import io.switchboard.deploy.StateDir;
import io.switchboard.deploy.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * A cluster that is there to be hurt: brokers and a JobManager behind links, ZooKeeper by which the JobManager survives
 * itself, two TaskManagers, and a disk of many moods; each a process of this machine.
 */
public final class Rig implements AutoCloseable {

    public static final int TASK_MANAGERS = 2;
    public static final int SLOTS = 2;
    public static final int PARTITIONS = 4;

    /** How long Flink waits for a process that does not answer. */
    public static final Duration FLINK_TIMEOUT = Duration.ofSeconds(6);

    /** What the adaptive scheduler says of a job that was to begin again and could not. */
    private static final String GIVEN_UP = "because the ExecutionGraph creation failed";

    /** None lives long enough to be compiled well, nor need classes be verified once more each time. */
    private static final String QUICK_START =
            "-XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote";

    private static final Duration TELLING = Duration.ofSeconds(2);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final Installation installation;
    private final StateDir dir;
    private final Flavour flavour;
    private final List<BrokerNode> brokers;
    private final ZooKeeper zooKeeper;
    private final FlinkSession flink;
    private final Layout layout;
    private final FlinkRest rest;
    private final Link jobManagerLink;
    private final KafkaTopics topics;

    private Rig(Installation installation, StateDir dir, Flavour flavour, DoorNumbers doors) {
        this.installation = installation;
        this.dir = dir;
        this.flavour = flavour;
        this.brokers = IntStream.rangeClosed(1, flavour.brokers())
                .mapToObj(id -> new BrokerNode(installation, dir, BrokerNode.Place.of(id, doors)))
                .toList();
        this.zooKeeper = new ZooKeeper(installation, dir, doors.next());
        this.layout =
                new Layout(TASK_MANAGERS, SLOTS, PARTITIONS, doors.next(), doors.next(), doors.next(), doors.next());
        this.rest = new FlinkRest(layout.jobManager());
        int linked = doors.next();
        this.jobManagerLink = new Link(linked, layout.rpcPort());
        this.flink = new FlinkSession(installation, dir, variant(linked));
        this.topics = new KafkaTopics(directServers(), PARTITIONS, flavour.brokers());
    }

    /** Starts one in a folder that may hold nothing else. */
    public static Rig start(Installation installation, Path folder, Flavour flavour) {
        StateDir dir = new StateDir(folder);
        dir.delete();
        dir.create();
        Rig rig = new Rig(installation, dir, flavour, DoorNumbers.claim());
        Runtime.getRuntime().addShutdownHook(new Thread(rig::killAll));
        try {
            rig.start();
            return rig;
        } catch (ClusterException e) {
            rig.killAll();
            throw e;
        }
    }

    private void start() {
        flink.configure(layout);
        mood(Mood.WELL);
        zooKeeper.start();
        String cluster = Uuid.randomUuid().toString();
        List<String> voters = brokers.stream().map(BrokerNode::voter).toList();
        brokers.parallelStream().forEach(broker -> broker.format(cluster, voters));
        brokers.forEach(BrokerNode::start);
        flink.startJobManager();
        flink.startTaskManagers(flink.taskManagers(TASK_MANAGERS));
        topics.awaitBrokers(flavour.brokers(), START_LIMIT);
        flink.awaitJobManager(rest());
        awaitTaskManagers();
    }

    /** Much is kept to go back to. */
    private FlinkVariant variant(int linked) {
        Map<String, String> conf = new LinkedHashMap<>(zooKeeper.flinkConf());
        conf.put("jobmanager.rpc.bind-port", Integer.toString(layout.rpcPort()));
        conf.put("high-availability.jobmanager.port", Integer.toString(linked));
        if (!flavour.shipped()) {
            conf.put("heartbeat.interval", "1 s");
            conf.put("heartbeat.timeout", FLINK_TIMEOUT.toSeconds() + " s");
            conf.put("restart-strategy.exponential-delay.max-backoff", "4 s");
        }
        conf.put("execution.checkpointing.dir", FaultyDisks.SCHEME + "://" + dir.checkpoints());
        conf.put("execution.checkpointing.data-inline-threshold", "0 b");
        conf.put("execution.checkpointing.num-retained", "10");
        conf.put("execution.checkpointing.timeout", "20 s");
        conf.put("web.refresh-interval", "50 ms"); // faults are timed by what it says of checkpoints
        conf.put("rest.cache.checkpoint-statistics.timeout", "50 ms");
        conf.put("jobmanager.memory.process.size", "800 mb");
        conf.put("taskmanager.memory.process.size", "1200 mb");
        conf.put("taskmanager.memory.managed.fraction", "0.25");
        conf.put("env.java.opts.jobmanager", QUICK_START);
        conf.put("env.java.opts.taskmanager", QUICK_START);
        conf.put(FaultyDisks.MOOD_FILE, moodFile().toString());
        if (flavour.adaptive()) {
            conf.put("jobmanager.scheduler", "Adaptive");
            conf.put("jobmanager.adaptive-scheduler.submission.resource-stabilization-timeout", "1 s");
            conf.put("jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling", "1 s");
            conf.put("jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout", "1 s");
        }
        return new FlinkVariant(conf, List.of(installation.root().resolve("proof/target/classes")));
    }

    private Path moodFile() {
        return dir.path().resolve("conf/disk.mood");
    }

    public Flavour flavour() {
        return flavour;
    }

    public StateDir dir() {
        return dir;
    }

    public Installation installation() {
        return installation;
    }

    public List<BrokerNode> brokers() {
        return brokers;
    }

    public KafkaTopics topics() {
        return topics;
    }

    public Daemon jobManager() {
        return flink.jobManager();
    }

    /** Numbered from 1. */
    public Daemon taskManager(int number) {
        return flink.taskManager(number);
    }

    /** Between the TaskManagers and the JobManager, which calls nobody itself: what it says goes the way it was called. */
    public Link jobManagerLink() {
        return jobManagerLink;
    }

    public FlinkRest rest() {
        return rest;
    }

    public FlinkClient client() {
        return FlinkClient.local(installation, dir);
    }

    /** How the harness itself comes to the brokers: by a way that no fault cuts. */
    public String directServers() {
        return brokers.stream().map(BrokerNode::direct).collect(Collectors.joining(","));
    }

    /** How the job comes to them. */
    public String linkedServers() {
        return brokers.stream().map(BrokerNode::linked).collect(Collectors.joining(","));
    }

    /** Of the disk with the checkpoints. */
    public void mood(Mood mood) {
        mood.say(moodFile());
    }

    /** Whether that disk has refused anything since it was last put into that mood. */
    public boolean hasMet(Mood mood) {
        return mood.isMet(moodFile());
    }

    public void startJobManager() {
        if (!flink.jobManager().isAlive()) {
            flink.startJobManager();
        }
    }

    /** Starts those that do not run; they are there a few seconds later. */
    public void startTaskManagers() {
        List<Daemon> gone = new ArrayList<>();
        for (Daemon taskManager : flink.taskManagers(TASK_MANAGERS)) {
            if (!taskManager.isAlive()) {
                gone.add(taskManager);
            }
        }
        flink.startTaskManagers(gone);
    }

    public void awaitTaskManagers() {
        flink.awaitSlots(rest(), flink.taskManagers(TASK_MANAGERS));
    }

    /** How many jobs the adaptive scheduler has given up since the JobManager was started: it tells its log alone why. */
    long jobsGivenUp() {
        try (Stream<String> log = Files.lines(dir.logs().resolve("jobmanager.log"))) {
            return log.filter(line -> line.contains(GIVEN_UP)).count();
        } catch (IOException e) {
            throw new ClusterException("The JobManager's log cannot be read: " + e, e); // it has just been started
        }
    }

    /** What has ended by itself, such as a JobManager that has lost its lead, is started again as its supervisor would. */
    public void revive() {
        startJobManager();
        startTaskManagers();
    }

    /**
     * As if it had just been started; no job may run.
     *
     * @throws ClusterException if it does not come back, such as one whose controller waits for a time of day that a clock had shown
     *     too early
     */
    public void renew() {
        heal();
        topics.renew();
    }

    /** Whatever was done to it: everything runs, is connected and well. */
    public void heal() {
        mood(Mood.WELL);
        for (BrokerNode broker : brokers) {
            broker.link().be(Link.State.OPEN);
            broker.daemon().thaw();
            broker.clock().set(0);
            if (!broker.daemon().isAlive()) {
                broker.start();
            }
        }
        jobManagerLink.be(Link.State.OPEN);
        flink.jobManager().thaw();
        flink.taskManagers(TASK_MANAGERS).forEach(Daemon::thaw);
        revive();
        topics.awaitBrokers(flavour.brokers(), START_LIMIT);
        if (!Wait.until(START_LIMIT, () -> rest().answers())) {
            throw flink.jobManager().failure("does not answer");
        }
    }

    /** All of Flink says in its files what its threads are about, for whoever wants to know why nothing moves. */
    public void tellThreads() {
        jobManager().tellThreads();
        flink.taskManagers(TASK_MANAGERS).forEach(Daemon::tellThreads);
        Wait.until(TELLING, () -> false);
    }

    private void killAll() {
        flink.taskManagers(TASK_MANAGERS).forEach(Daemon::kill);
        flink.jobManager().kill();
        brokers.forEach(broker -> broker.daemon().kill());
        zooKeeper.daemon().kill();
    }

    /** Ends all of it; the logs stay. */
    @Override
    public void close() {
        killAll();
        brokers.forEach(broker -> broker.link().close());
        jobManagerLink.close();
        topics.close();
    }
}
