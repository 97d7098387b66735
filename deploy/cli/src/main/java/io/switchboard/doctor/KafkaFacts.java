package io.switchboard.doctor;

import io.switchboard.deploy.Brokers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** What the brokers tell of themselves and of topics. */
final class KafkaFacts {

    private final Brokers brokers;

    KafkaFacts(Brokers brokers) {
        this.brokers = brokers;
    }

    Collection<Node> nodes() {
        return brokers.told("its brokers", brokers.admin().describeCluster().nodes());
    }

    Map<String, Short> features() {
        return brokers.ifTold(brokers.admin().describeFeatures().featureMetadata())
                .map(told -> told.finalizedFeatures().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, range -> range.getValue().maxVersionLevel())))
                .orElse(Map.of());
    }

    /** Those that are there. */
    Map<String, TopicFacts> topics(Set<String> names) {
        var described = brokers.admin()
                .describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        var configs = brokers.admin()
                .describeConfigs(names.stream().map(KafkaFacts::topic).toList())
                .values();
        Map<String, TopicFacts> topics = new HashMap<>();
        described.forEach((name, told) ->
                brokers.ifTold(told).ifPresent(topic -> topics.put(name, facts(topic, configs.get(topic(name))))));
        return topics;
    }

    private TopicFacts facts(TopicDescription topic, KafkaFuture<Config> config) {
        return new TopicFacts(
                topic.partitions().size(),
                topic.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0),
                brokers.ifTold(config).map(KafkaFacts::values).orElse(Map.of()),
                Optional.ofNullable(topic.authorizedOperations()));
    }

    private static ConfigResource topic(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    /**
     * How the brokers refuse that offsets of that group are committed; empty if they do not. Nothing is committed, since there is no
     * such topic: a group that nobody has used yet tells nothing of the rights to it.
     */
    Optional<Throwable> offsetsRefusal(String group) {
        TopicPartition nowhere = new TopicPartition("switchboard-asks-" + UUID.randomUUID(), 0);
        return brokers.refusal(brokers.admin()
                .alterConsumerGroupOffsets(group, Map.of(nowhere, new OffsetAndMetadata(0)))
                .partitionResult(nowhere));
    }

    /** What a broker is configured with; empty if it does not tell. */
    Optional<Map<String, String>> config(Node broker) {
        ConfigResource of = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
        return brokers.ifTold(
                        brokers.admin().describeConfigs(List.of(of)).values().get(of))
                .map(KafkaFacts::values);
    }

    static Optional<Duration> longestTransaction(Optional<Map<String, String>> broker) {
        return duration(broker, "transaction.max.timeout.ms");
    }

    static Optional<Duration> idsRemembered(Optional<Map<String, String>> broker) {
        return duration(broker, "transactional.id.expiration.ms");
    }

    private static Optional<Duration> duration(Optional<Map<String, String>> broker, String key) {
        return broker.map(config -> config.get(key)).map(millis -> Duration.ofMillis(Long.parseLong(millis)));
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
