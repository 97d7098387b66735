package io.switchboard.chaos.rig;

import io.switchboard.chaos.clock.BrokerClock;
import io.switchboard.deploy.Daemon;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.StateDir;
import io.switchboard.deploy.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One broker, a controller too. The job comes to it over a {@link Link}, the harness by a door of its own.
 */
public final class BrokerNode {

    private static final Duration FORMAT_LIMIT = Duration.ofSeconds(60);

    private final Installation installation;
    private final StateDir dir;
    private final Place place;
    private final Daemon daemon;
    private final Link link;
    private final BrokerClock clock;

    /**
     * Where a broker stands among its like.
     *
     * @param id from 1 on
     * @param direct the harness's door
     * @param job the door behind the link
     * @param linked the job's end of the link
     * @param controller where its controller listens
     */
    record Place(int id, int direct, int job, int linked, int controller) {

        static Place of(int id, DoorNumbers doors) {
            return new Place(id, doors.next(), doors.next(), doors.next(), doors.next());
        }

        String voter() {
            return id + "@localhost:" + controller;
        }
    }

    BrokerNode(Installation installation, StateDir dir, Place place) {
        this.installation = installation;
        this.dir = dir;
        this.place = place;
        this.daemon = new Daemon("broker-" + place.id(), dir);
        this.link = new Link(place.linked(), place.job());
        this.clock = new BrokerClock(dir.path().resolve("kafka/clocks").resolve(daemon.name()));
    }

    public Daemon daemon() {
        return daemon;
    }

    /** Between the job and this broker. */
    public Link link() {
        return link;
    }

    /** What it takes for the time of day. */
    public BrokerClock clock() {
        return clock;
    }

    String direct() {
        return "localhost:" + place.direct();
    }

    /** As the others know it when they vote. */
    String voter() {
        return place.voter();
    }

    String linked() {
        return "localhost:" + place.linked();
    }

    /** Once, before its first start: it remembers its cluster by it. */
    void format(String clusterId, List<String> voters) {
        configure(voters);
        clock.build(installation.kafkaLibraries());
        Tool.run(
                "The storage of " + daemon.name() + " could not be formatted",
                List.of(
                        installation.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dlog.file=" + dir.logs().resolve(daemon.name() + "-format.log"),
                        logging(),
                        "-cp",
                        installation.kafkaClassPath(),
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id",
                        clusterId,
                        "--config",
                        properties().toString()),
                Map.of(),
                FORMAT_LIMIT);
    }

    public void start() {
        daemon.start(
                installation.java(),
                List.of(
                        "-Xms128m",
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        logging(),
                        clock.option(),
                        "-cp",
                        clock.in(installation.kafkaClassPath()),
                        "kafka.Kafka",
                        properties().toString()),
                Map.of());
    }

    private Path properties() {
        return dir.kafkaConf().resolve(daemon.name() + ".properties");
    }

    private String logging() {
        return "-Dlog4j2.configurationFile="
                + installation.template("kafka/log4j2.properties").toUri();
    }

    private void configure(List<String> voters) {
        try {
            dir.write(properties(), Files.readString(installation.template("kafka/server.properties")) + own(voters));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Timeouts are those of a run of a minute, not of a year. */
    private String own(List<String> voters) {
        int copies = voters.size();
        int enough = copies == 1 ? 1 : 2;
        return """

                # Added by the fault harness.
                process.roles=broker,controller
                node.id=%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=%2$s
                listeners=DIRECT://localhost:%3$d,JOB://localhost:%4$d,CONTROLLER://localhost:%6$d
                advertised.listeners=DIRECT://localhost:%3$d,JOB://localhost:%5$d
                inter.broker.listener.name=DIRECT
                listener.security.protocol.map=DIRECT:PLAINTEXT,JOB:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%7$s
                default.replication.factor=%8$d
                min.insync.replicas=%9$d
                offsets.topic.replication.factor=%8$d
                transaction.state.log.replication.factor=%8$d
                transaction.state.log.min.isr=%9$d
                share.coordinator.state.topic.replication.factor=%8$d
                share.coordinator.state.topic.min.isr=%9$d
                broker.heartbeat.interval.ms=500
                broker.session.timeout.ms=6000
                replica.lag.time.max.ms=5000
                transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
                """
                .formatted(
                        place.id(),
                        String.join(",", voters),
                        place.direct(),
                        place.job(),
                        place.linked(),
                        place.controller(),
                        dir.brokerData().resolve(daemon.name()),
                        copies,
                        enough);
    }
}
