package io.switchboard.deploy;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed in a topic, from its beginning. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Connects.
     *
     * @throws ClusterException if no broker answers within a few seconds, or no client can be made
     */
    public TopicReader(String bootstrapServers) {
        this(bootstrapServers, Map.of());
    }

    /**
     * The same with clients that are told more.
     *
     * @param clientProperties such as security.protocol; what this class sets itself wins
     */
    public TopicReader(String bootstrapServers, Map<String, String> clientProperties) {
        this.bootstrapServers = bootstrapServers;
        try (Brokers brokers = new Brokers(bootstrapServers, clientProperties)) {
            if (!brokers.answer()) {
                throw new ClusterException("No broker answers at " + bootstrapServers
                        + "; start one with ./switchboard up or name another with --bootstrap-servers");
            }
        }
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Partition by partition to what is committed now, so that the same topic always reads the same.
     *
     * @return the number of records
     */
    public long readToEnd(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        List<TopicPartition> partitions = partitions(topic);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long count = 0;
        for (TopicPartition partition : partitions) {
            long end = ends.get(partition);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < end) {
                        reader.accept(record);
                        count++;
                    }
                }
            }
        }
        return count;
    }

    /** All partitions together, and what comes, for as long as it is wanted. */
    public void follow(String topic, BooleanSupplier wanted, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        follow(List.of(topic), wanted, reader);
    }

    /** The same of several topics, as their records happen to come. */
    public void follow(List<String> topics, BooleanSupplier wanted, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        List<TopicPartition> partitions =
                topics.stream().flatMap(topic -> partitions(topic).stream()).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (wanted.getAsBoolean()) {
            consumer.poll(POLL).forEach(reader);
        }
    }

    private List<TopicPartition> partitions(String topic) {
        var known = consumer.listTopics();
        if (!known.containsKey(topic)) {
            throw new ClusterException("Topic '" + topic + "' does not exist at " + bootstrapServers + "; there are "
                    + known.keySet().stream()
                            .filter(name -> !name.startsWith("__"))
                            .sorted()
                            .toList());
        }
        return known.get(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
