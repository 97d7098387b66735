package io.switchboard.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Utils;

/** Asks the brokers, before a job is submitted, what would otherwise make it fail or lose records later. */
final class KafkaCheck {

    /** For one answer, and for all of them: a person is waiting, and a broker at its limits takes its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration ALL_PATIENCE = Duration.ofSeconds(30);

    /** Where nobody listens. */
    private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(2);

    private static final Pattern COMMA = Pattern.compile(",");
    private static final String MAX_TRANSACTION_TIMEOUT = "transaction.max.timeout.ms";

    /** A broker that is not Apache's own may not have a setting. */
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final Kafka kafka;
    private final long deadline = System.nanoTime() + ALL_PATIENCE.toNanos();

    KafkaCheck(Kafka kafka) {
        this.kafka = kafka;
    }

    void check(Set<String> inputs, Set<String> outputs) {
        Admin admin = connect();
        try {
            Node broker = answer(admin.describeCluster().nodes(), this::unreachable)
                    .iterator()
                    .next();
            requireTopics(admin, inputs, outputs);
            requireCompaction(admin, union(inputs, outputs));
            for (String topic : Topics.IN_ONE_ORDER) {
                if (inputs.contains(topic)) {
                    requireOneOrder(admin, topic);
                }
            }
            if (!outputs.isEmpty()) {
                requireTransactionTimeout(admin, broker);
            }
            if (outputs.contains(Topics.DEAD_LETTERS)) {
                requireRoomForDeadLetters(admin);
            }
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private Admin connect() {
        Properties properties = kafka.properties();
        boolean isForNothing = COMMA.splitAsStream(kafka.bootstrapServers()).allMatch(KafkaCheck::isRefused);
        String patience = Long.toString((isForNothing ? LITTLE_PATIENCE : PATIENCE).toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        try {
            return Admin.create(properties);
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /** Not so of an address that is none, of which the client says what is wrong with it. */
    private static boolean isRefused(String server) {
        String host = Utils.getHost(server.strip());
        Integer port = Utils.getPort(server.strip());
        if (host == null || port == null) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) LITTLE_PATIENCE.toMillis());
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void requireTopics(Admin admin, Set<String> inputs, Set<String> outputs) {
        Set<String> missing = union(inputs, outputs);
        missing.removeAll(answer(admin.listTopics().names(), silent("the names of the topics", "DESCRIBE on them")));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Topics missing at %s: %s; create them first, the job never does"
                    .formatted(kafka.bootstrapServers(), String.join(", ", missing)));
        }
    }

    private void requireCompaction(Admin admin, Set<String> topics) {
        for (String topic : topics) {
            if (Topics.COMPACTED.contains(topic)) {
                ConfigEntry policy = entry(
                        admin, new ConfigResource(ConfigResource.Type.TOPIC, topic), TopicConfig.CLEANUP_POLICY_CONFIG);
                requireCompacted(topic, policy == null ? "not told" : policy.value());
            }
        }
    }

    static void requireCompacted(String topic, String cleanup) {
        if (!cleanup.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new IllegalStateException(
                    "cleanup.policy of topic %s is %s: set it to compact, or what it says of a key is lost when it grows old"
                            .formatted(topic, cleanup));
        }
    }

    private void requireOneOrder(Admin admin, String topic) {
        requireOnePartition(
                topic,
                answer(
                                admin.describeTopics(Set.of(topic)).allTopicNames(),
                                silent("the partitions of topic " + topic, "DESCRIBE on it"))
                        .get(topic)
                        .partitions()
                        .size());
    }

    static void requireOnePartition(String topic, int partitions) {
        if (partitions != 1) {
            throw new IllegalStateException(
                    "Topic %s has %d partitions: create it anew with one, so that all publications have one order, and publish again"
                            .formatted(topic, partitions));
        }
    }

    private void requireTransactionTimeout(Admin admin, Node broker) {
        long most = setting(
                admin, new ConfigResource(ConfigResource.Type.BROKER, broker.idString()), MAX_TRANSACTION_TIMEOUT);
        Duration wanted = kafka.transactionTimeout();
        if (wanted.toMillis() > most) {
            throw new IllegalStateException(
                    "transaction.timeout.ms is %d, the broker's %s only %d: raise the broker's or lower transactionTimeout to at most %s"
                            .formatted(wanted.toMillis(), MAX_TRANSACTION_TIMEOUT, most, Duration.ofMillis(most)));
        }
    }

    private void requireRoomForDeadLetters(Admin admin) {
        long most = setting(
                admin,
                new ConfigResource(ConfigResource.Type.TOPIC, Topics.DEAD_LETTERS),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        if (most < KafkaNeeds.LARGEST_DEAD_LETTER) {
            throw new IllegalStateException(
                    "max.message.bytes of topic %s is %d: set it to at least %d, a refused record of 1 MB must fit with its reason"
                            .formatted(Topics.DEAD_LETTERS, most, KafkaNeeds.LARGEST_DEAD_LETTER));
        }
    }

    private long setting(Admin admin, ConfigResource of, String name) {
        ConfigEntry entry = entry(admin, of, name);
        return entry == null ? NO_LIMIT : Long.parseLong(entry.value());
    }

    private ConfigEntry entry(Admin admin, ConfigResource of, String name) {
        Function<Exception, IllegalStateException> silence =
                silent("%s of %s".formatted(name, of.name()), "DESCRIBE_CONFIGS");
        return answer(admin.describeConfigs(Set.of(of)).all(), silence).get(of).get(name);
    }

    private <A> A answer(KafkaFuture<A> answer, Function<Exception, IllegalStateException> silence) {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw silence.apply(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Kafka: try again", e);
        }
    }

    private Function<Exception, IllegalStateException> silent(String question, String permission) {
        return e -> new IllegalStateException(
                "Kafka at %s does not tell %s (%s): look at its log, and allow the job %s"
                        .formatted(kafka.bootstrapServers(), question, PolicyTopic.said(e, PATIENCE), permission),
                e);
    }

    private IllegalStateException unreachable(Exception e) {
        return new IllegalStateException(
                "No Kafka broker answers at %s (%s): start it, or correct bootstrap servers and credentials"
                        .formatted(kafka.bootstrapServers(), PolicyTopic.said(e, PATIENCE)),
                e);
    }

    private static Set<String> union(Set<String> inputs, Set<String> outputs) {
        Set<String> all = new TreeSet<>(inputs);
        all.addAll(outputs);
        return all;
    }
}
