package io.switchboard.wire;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Asks the brokers, before a job is submitted, what would otherwise make it fail or lose records later. */
final class KafkaCheck {

    private static final int ANSWER_MILLIS = 3_000;
    private static final String MAX_TRANSACTION_TIMEOUT = "transaction.max.timeout.ms";

    private final Kafka kafka;

    KafkaCheck(Kafka kafka) {
        this.kafka = kafka;
    }

    void check(Set<String> topics) {
        try (Admin admin = connect()) {
            Node broker = brokerOf(admin);
            requireTopics(admin, topics);
            requireTransactionTimeout(admin, broker);
            if (topics.contains(Topics.DEAD_LETTERS)) {
                requireRoomForDeadLetters(admin);
            }
            admin.close(Duration.ZERO);
        }
    }

    private Admin connect() {
        Properties properties = kafka.properties();
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Integer.toString(ANSWER_MILLIS));
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.toString(ANSWER_MILLIS));
        try {
            return Admin.create(properties);
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    private Node brokerOf(Admin admin) {
        try {
            return admin.describeCluster()
                    .nodes()
                    .get(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                    .iterator()
                    .next();
        } catch (ExecutionException | TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void requireTopics(Admin admin, Set<String> topics) {
        Set<String> missing = new TreeSet<>(topics);
        missing.removeAll(answer(admin.listTopics().names(), "the names of the topics", "DESCRIBE on them"));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Topics missing at %s: %s; create them first, the job never does"
                    .formatted(kafka.bootstrapServers(), String.join(", ", missing)));
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
        if (most < Kafka.LARGEST_DEAD_LETTER) {
            throw new IllegalStateException(
                    "max.message.bytes of topic %s is %d: set it to at least %d, a refused record of 1 MB must fit with its reason"
                            .formatted(Topics.DEAD_LETTERS, most, Kafka.LARGEST_DEAD_LETTER));
        }
    }

    private long setting(Admin admin, ConfigResource of, String name) {
        Map<ConfigResource, Config> configs = answer(
                admin.describeConfigs(Set.of(of)).all(), "%s of %s".formatted(name, of.name()), "DESCRIBE_CONFIGS");
        return Long.parseLong(configs.get(of).get(name).value());
    }

    private <A> A answer(KafkaFuture<A> answer, String question, String permission) {
        try {
            return answer.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka at %s does not tell %s (%s): look at its log, and allow the job %s"
                            .formatted(kafka.bootstrapServers(), question, said(e), permission),
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private IllegalStateException unreachable(Exception e) {
        return new IllegalStateException(
                "No Kafka broker answers at %s (%s): start it, or correct bootstrap servers and credentials"
                        .formatted(kafka.bootstrapServers(), said(e)),
                e);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while asking Kafka: try again", e);
    }

    private static String said(Exception e) {
        Throwable reason = e.getCause() == null ? e : e.getCause();
        return reason.getMessage() == null ? "no answer in %d ms".formatted(ANSWER_MILLIS) : reason.getMessage();
    }
}
