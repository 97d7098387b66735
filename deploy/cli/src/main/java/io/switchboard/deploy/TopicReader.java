package io.switchboard.deploy;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed in a topic, from its beginning. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    /** How long nothing may come of what is there: longer than another broker takes to lead a partition. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final Duration patience;

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
        this(bootstrapServers, connect(bootstrapServers, clientProperties), PATIENCE);
    }

    /** One that is connected. */
    TopicReader(
            String bootstrapServers,
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            Duration patience) {
        this.bootstrapServers = bootstrapServers;
        this.consumer = consumer;
        this.patience = patience;
    }

    private static KafkaConsumer<byte[], byte[]> connect(
            String bootstrapServers, Map<String, String> clientProperties) {
        try (Brokers brokers = new Brokers(bootstrapServers, clientProperties)) {
            brokers.requireAnswer();
        }
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Partition by partition to what is committed now, so that the same topic always reads the same.
     *
     * @return the number of records
     * @throws ClusterException if the brokers do not tell all of it; its one line says why
     */
    public long readToEnd(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        return readToEnd(topic, () -> true, reader);
    }

    /** The same, no further than it is wanted. */
    public long readToEnd(String topic, BooleanSupplier wanted, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        List<TopicPartition> partitions = partitions(topic);
        Map<TopicPartition, Long> ends = told("where " + topic + " ends", () -> consumer.endOffsets(partitions));
        long count = 0;
        for (TopicPartition partition : partitions) {
            count += readToEnd(partition, ends.get(partition), wanted, reader);
        }
        return count;
    }

    /** A broker that is gone is no error to the client: nothing comes, for ever. */
    private long readToEnd(
            TopicPartition partition,
            long end,
            BooleanSupplier wanted,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        begin(List.of(partition));
        long count = 0;
        long position = position(partition);
        long moved = System.nanoTime();
        while (position < end && wanted.getAsBoolean()) {
            for (ConsumerRecord<byte[], byte[]> record : poll()) {
                if (record.offset() < end) {
                    reader.accept(record);
                    count++;
                }
            }
            long now = position(partition);
            if (now > position) {
                position = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > patience.toNanos()) {
                throw new ClusterException("Kafka at " + bootstrapServers + " tells nothing of " + partition
                        + " after offset " + position + " of " + end + " any more; look whether all brokers are up,"
                        + " and try again");
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
        begin(topics.stream().flatMap(topic -> partitions(topic).stream()).toList());
        while (wanted.getAsBoolean()) {
            poll().forEach(reader);
        }
    }

    private List<TopicPartition> partitions(String topic) {
        Map<String, List<PartitionInfo>> known = told("its topics", () -> consumer.listTopics());
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

    private void begin(List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private long position(TopicPartition partition) {
        return told("what is in " + partition, () -> consumer.position(partition));
    }

    private Iterable<ConsumerRecord<byte[], byte[]>> poll() {
        return told("what is in " + consumer.assignment(), () -> consumer.poll(POLL));
    }

    private <T> T told(String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (InterruptException e) {
            throw new ClusterException("Interrupted while Kafka was to tell " + what, e);
        } catch (KafkaException e) {
            throw Brokers.doNotTell(bootstrapServers, what, e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
