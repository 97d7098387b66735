package io.switchboard.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;

/** The Kafka broker of a local cluster, its own controller. */
final class Broker {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final int ADMIN_TIMEOUT_MS = 5_000;

    private final Installation installation;
    private final StateDir dir;
    private final List<String> more;
    private final Daemon daemon;

    /**
     * One that keeps all it has in {@code dir}.
     *
     * @param more lines of its configuration, which win over the template's
     */
    Broker(Installation installation, StateDir dir, List<String> more) {
        this.installation = installation;
        this.dir = dir;
        this.more = more;
        this.daemon = new Daemon("broker", dir);
    }

    Daemon daemon() {
        return daemon;
    }

    void start(Layout layout) {
        configure(layout);
        format();
        daemon.start(
                installation.java(),
                List.of(
                        "-Xms256m",
                        "-Xmx1536m",
                        "-XX:+UseG1GC",
                        logging(),
                        "-cp",
                        installation.kafkaClassPath(),
                        "kafka.Kafka",
                        properties().toString()),
                Map.of());
    }

    private Path properties() {
        return dir.kafkaConf().resolve("server.properties");
    }

    private String logging() {
        return "-Dlog4j2.configurationFile="
                + installation.template("kafka/log4j2.properties").toUri();
    }

    private void configure(Layout layout) {
        try {
            dir.write(properties(), Files.readString(installation.template("kafka/server.properties")) + local(layout));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String local(Layout layout) {
        return """

                # Added by ./switchboard up.
                process.roles=broker,controller
                node.id=1
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                %4$s
                """
                .formatted(layout.brokerPort(), layout.controllerPort(), dir.brokerData(), String.join("\n", more));
    }

    /** Once: a formatted directory is the broker's memory of its topics. */
    private void format() {
        if (Files.exists(dir.brokerData().resolve("meta.properties"))) {
            return;
        }
        Tool.run(
                "The broker's storage could not be formatted",
                List.of(
                        installation.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dlog.file=" + dir.logs().resolve("broker-format.log"),
                        logging(),
                        "-cp",
                        installation.kafkaClassPath(),
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id",
                        Uuid.randomUuid().toString(),
                        "--config",
                        properties().toString()),
                Map.of(),
                START_LIMIT);
    }

    void awaitReady(Layout layout) {
        try (Admin admin = admin(layout.bootstrapServers())) {
            boolean ready = Wait.until(START_LIMIT, () -> {
                if (!daemon.isAlive()) {
                    throw daemon.failure("did not start");
                }
                return answers(admin);
            });
            if (!ready) {
                throw daemon.failure("does not answer after " + START_LIMIT.toSeconds() + " s");
            }
        }
    }

    /** Creates what is missing and says how many that were. */
    int createTopics(Layout layout) {
        try (Admin admin = admin(layout.bootstrapServers())) {
            Set<String> existing = get(admin.listTopics().names());
            List<NewTopic> missing = Arrays.stream(Topic.values())
                    .filter(topic -> !existing.contains(topic.topicName()))
                    .map(topic -> topic.newTopic(layout.partitions()))
                    .toList();
            get(admin.createTopics(missing).all());
            return missing.size();
        } catch (ExecutionException | TimeoutException e) {
            throw new ClusterException("The topics could not be created: " + e.getCause(), e);
        }
    }

    void renewTopics(Layout layout) {
        try (Admin admin = admin(layout.bootstrapServers())) {
            new FreshTopics(admin, layout.partitions(), 1).make();
        }
    }

    void stop() {
        daemon.stop(STOP_LIMIT);
    }

    static boolean answers(Admin admin) {
        try {
            return !get(admin.describeCluster().nodes()).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    static Admin admin(String bootstrapServers) {
        return admin(bootstrapServers, Map.of());
    }

    static Admin admin(String bootstrapServers, Map<String, String> clientProperties) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS);
        properties.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS);
        return Admin.create(properties);
    }

    static <T> T get(KafkaFuture<T> answer) throws ExecutionException, TimeoutException {
        try {
            return answer.get(2L * ADMIN_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while waiting for the broker", e);
        }
    }
}
