package io.switchboard.wire;

import io.switchboard.policy.Publication;
import io.switchboard.routing.BookPublication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * All publications in one go, for whoever plans a job or publishes: a person is waiting. Knows no Flink, since the
 * command line has none.
 */
public final class PolicyTopic {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PATIENCE_MS = Long.toString(PATIENCE.toMillis());
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final String writer;
    private final WireFormat format;
    private final Plausibility plausibility;
    private final Map<String, String> clientProperties;
    private final Codec<Publication> codec;

    /**
     * Nothing is asked yet.
     *
     * @param writer begins the transactional id of what is published
     * @param clientProperties of every client, e.g. for SASL; what this class sets itself wins
     */
    public PolicyTopic(
            String bootstrapServers,
            String writer,
            WireFormat format,
            Plausibility plausibility,
            Map<String, String> clientProperties) {
        this.bootstrapServers = bootstrapServers;
        this.writer = writer;
        this.format = format;
        this.plausibility = plausibility;
        this.clientProperties = Map.copyOf(clientProperties);
        this.codec = format.publications();
    }

    /**
     * What is published now; within ten seconds.
     *
     * @throws IllegalStateException if it cannot be read; its one line names what is wrong and what to do
     */
    public Published read() {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer);
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    "Topic %s at %s cannot be read (%s): start the brokers, or correct bootstrap servers and credentials"
                            .formatted(Topics.POLICIES, bootstrapServers, said(e, PATIENCE)),
                    e);
        }
    }

    /** Up to what is committed now. */
    private Published read(Consumer<byte[], byte[]> consumer) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        PublishedFold fold = new PublishedFold(format, plausibility);
        while (isBehind(consumer, ends)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Topic %s at %s was not read to its end in %s: look whether its brokers are up, then try again"
                                .formatted(Topics.POLICIES, bootstrapServers, PATIENCE));
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                fold.take(record);
            }
        }
        return fold.result();
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        var known = consumer.partitionsFor(Topics.POLICIES);
        if (known == null || known.isEmpty()) {
            throw new IllegalStateException("Topic %s is missing at %s: create it, compacted and with one partition"
                    .formatted(Topics.POLICIES, bootstrapServers));
        }
        return known.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static boolean isBehind(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    /**
     * Publishes all of them or none, and returns when the brokers have them.
     *
     * @throws IllegalArgumentException if no job would take one of them
     * @throws IllegalStateException if the brokers do not confirm; its one line names what is wrong and what to do
     */
    public void publish(List<Publication> publications) {
        publish(Topics.POLICIES, publications.stream().map(this::record).toList());
    }

    /**
     * Publishes a book of routing, on its own topic.
     *
     * @throws IllegalArgumentException if no job would take it
     * @throws IllegalStateException if the brokers do not confirm; its one line names what is wrong and what to do
     */
    public void publish(BookPublication book) {
        Codec<BookPublication> books = format.routingBooks();
        byte[] value = books.encode(book);
        books.decode(value);
        publish(
                Topics.ROUTING_BOOKS,
                List.of(new ProducerRecord<>(
                        Topics.ROUTING_BOOKS,
                        null,
                        book.publishedAt().toEpochMilli(),
                        book.key().getBytes(StandardCharsets.UTF_8),
                        value)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails if one of them did
    private void publish(String topic, List<ProducerRecord<byte[], byte[]>> records) {
        Producer<byte[], byte[]> producer = null;
        try {
            producer = new KafkaProducer<>(writing(topic), new ByteArraySerializer(), new ByteArraySerializer());
            producer.initTransactions();
            producer.beginTransaction();
            records.forEach(producer::send);
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    "Kafka at %s does not confirm that topic %s has what was published (%s): it has all or nothing of it; publish again, twice does no harm"
                            .formatted(bootstrapServers, topic, said(e, PATIENCE)),
                    e);
        } finally {
            if (producer != null) {
                producer.close(PATIENCE);
            }
        }
    }

    /** What no job would take is not written. */
    private ProducerRecord<byte[], byte[]> record(Publication publication) {
        byte[] value = codec.encode(publication);
        codec.decode(value);
        return new ProducerRecord<>(
                Topics.POLICIES,
                null,
                publication.publishedAt().toEpochMilli(),
                publication.key().getBytes(StandardCharsets.UTF_8),
                value);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(clientProperties);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return properties;
    }

    private Properties reading() {
        Properties properties = properties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return properties;
    }

    /** One id for all who publish with these settings: the later one fences off what an earlier one left open. */
    private Properties writing(String topic) {
        Properties properties = properties();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, writer + "-" + topic + "-publish");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis() / 2));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return properties;
    }

    /** The root of it, which alone says something to a person. */
    static String said(Exception e, Duration patience) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? "no answer in %s".formatted(patience) : root.getMessage();
    }
}
