package io.switchboard.wire;

import io.switchboard.policy.Publication;
import io.switchboard.routing.BookPublication;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * The only place that knows we talk to Kafka.
 *
 * @param jobName consumer group and prefix of the transactional ids: two running jobs never share one
 * @param transactionTimeout after which the broker gives up what a lost job left open: far above the longest
 *     checkpoint plus restart, and at most the broker's {@code transaction.max.timeout.ms}
 * @param clientProperties of every client, e.g. for SASL; what this class sets itself wins
 * @param failOnRefusedCommit whether a job ends when the brokers refuse to commit what it has written
 */
public record Kafka(
        String bootstrapServers,
        String jobName,
        WireFormat format,
        Duration transactionTimeout,
        Plausibility plausibility,
        Map<String, String> clientProperties,
        boolean failOnRefusedCommit)
        implements Serializable {

    private static final int LARGEST_REQUEST = 2 << 20;

    /**
     * Nobody sees a record before the checkpoint, which sends all that still waits: so records wait for others, and many
     * go in one request.
     */
    private static final Map<String, String> IN_COMPANY = Map.of(
            ProducerConfig.LINGER_MS_CONFIG, "100", ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 << 10));

    public Kafka {
        require(!bootstrapServers.isBlank(), "bootstrapServers is empty: give host:port of a broker");
        require(!jobName.isBlank(), "jobName is empty: give the job a name that no other job has");
        require(
                transactionTimeout.toMillis() > 0 && transactionTimeout.toMillis() <= Integer.MAX_VALUE,
                "transactionTimeout is %s: give more than zero, such as %s"
                        .formatted(transactionTimeout, KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT));
        clientProperties = Map.copyOf(clientProperties);
    }

    /** With the defaults of everything else. */
    public static Kafka at(String bootstrapServers, String jobName) {
        return new Kafka(
                bootstrapServers,
                jobName,
                WireFormat.AVRO_SINGLE_OBJECT,
                KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT,
                Plausibility.DEFAULT,
                Map.of(),
                true);
    }

    /**
     * Committed records only; a job that goes on does so from its checkpoint, one that does not reads all there is. Never from
     * where its consumer group had come to: of a partition that was not read yet a checkpoint keeps just that wish, and whoever
     * restored it later would miss all that the group has read since.
     */
    public <T> KafkaSource<Decoded<T>> source(String topic, Codec<T> codec) {
        return source(topic, decoder(codec));
    }

    /** The same, of a compacted topic whose keys are forgotten: what is forgotten is not told of. */
    public <T> KafkaSource<Decoded<T>> compactedSource(String topic, Codec<T> codec) {
        return source(topic, new RememberedDecoder<>(decoder(codec)));
    }

    /**
     * The same, of a topic that is to be read before time passes elsewhere. The group commits no offsets of it: once the first lap is
     * run, the connector would open another consumer for each commit, and keep something of each for ever.
     */
    public <T> HeadStartSource<T> headStart(String topic, Codec<T> codec) {
        KafkaSource<Decoded<T>> source = builder(topic, decoder(codec))
                .setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false")
                .build();
        return new HeadStartSource<>(source, this::ends);
    }

    /** The same, of a topic in which time passes. */
    public <T> TidalSource<T> tidal(String topic, Codec<T> codec) {
        return new TidalSource<>(source(topic, codec));
    }

    /** All that was ever published, and what will be. The topic has one partition, for an order of its own. */
    public KafkaSource<Decoded<Kept<Publication>>> policies() {
        return source(Topics.POLICIES, new KeepingDecoder<>(Publication.class, decoder(format.publications())));
    }

    /** All books of routing that were ever published, and what will be, as {@link #policies}. */
    public KafkaSource<Decoded<Kept<BookPublication>>> routingBooks() {
        return source(
                Topics.ROUTING_BOOKS, new KeepingDecoder<>(BookPublication.class, decoder(format.routingBooks())));
    }

    /**
     * What is published now, for whoever plans a job; within ten seconds.
     *
     * @throws IllegalStateException if it cannot be read; its one line names what is wrong and what to do
     */
    public Published publications() {
        return policyTopic().read();
    }

    /**
     * Publishes all of them or none, and returns when the brokers have them.
     *
     * @throws IllegalArgumentException if no job would take one of them
     * @throws IllegalStateException if the brokers do not confirm; its one line names what is wrong and what to do
     */
    public void publish(List<Publication> publications) {
        policyTopic().publish(publications);
    }

    private PolicyTopic policyTopic() {
        return new PolicyTopic(bootstrapServers, jobName, format, plausibility, clientProperties);
    }

    private <T> Decoder<T> decoder(Codec<T> codec) {
        return new Decoder<>(codec, format.heartbeats(), plausibility);
    }

    /** The same, for whoever takes of a record what it likes. */
    public <T> KafkaSource<T> source(String topic, KafkaRecordDeserializationSchema<T> decoder) {
        return builder(topic, decoder).build();
    }

    private <T> KafkaSourceBuilder<T> builder(String topic, KafkaRecordDeserializationSchema<T> decoder) {
        return KafkaSource.<T>builder()
                .setProperties(properties())
                .setBootstrapServers(bootstrapServers)
                .setGroupId(jobName)
                .setClientIdPrefix(jobName + "-" + topic)
                .setTopics(topic)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false")
                .setDeserializer(decoder);
    }

    /** Exactly once: readers with {@code read_committed} see records after the checkpoint. */
    public <T> Sink<T> sink(String topic, Codec<T> codec, SerializableFunction<T, String> key) {
        return guarded(topic, sinkBuilder(topic, new Encoder<>(codec), key));
    }

    /**
     * At least once and at once: readers see a record when it was written, without waiting for a checkpoint, and see it
     * again when the job has to do it again.
     */
    public <T> Sink<T> fast(String topic, Codec<T> codec, SerializableFunction<T, String> key) {
        return new PlainSink<>(KafkaSink.<T>builder()
                .setKafkaProducerConfig(properties())
                .setBootstrapServers(bootstrapServers)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "0")
                .setRecordSerializer(serializer(topic, new Encoder<>(codec), key))
                .build());
    }

    /** As exactly once as {@link #sink}, for a compacted topic, on which a key can be forgotten. */
    public <T> Sink<Update<T>> compacted(String topic, Codec<T> codec) {
        return guarded(topic, sinkBuilder(topic, new UpdateEncoder<>(codec), Update<T>::key));
    }

    /** Wide enough for a record of 1 MB in its envelope; the topic's {@code max.message.bytes} must be, too. */
    public Sink<DeadLetter> deadLetters() {
        return guarded(
                Topics.DEAD_LETTERS,
                sinkBuilder(
                                Topics.DEAD_LETTERS,
                                new Encoder<>(format.deadLetters()),
                                letter -> letter.topic() + "/" + letter.partition())
                        .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(LARGEST_REQUEST)));
    }

    /**
     * Looks before the job is submitted, for at most half a minute, whether it could run: the brokers answer, the
     * topics exist and are compacted where they must be, the policies have one partition, and for the {@code outputs}
     * the transaction timeout is allowed and dead letters have room.
     *
     * @throws IllegalStateException if not; its one line names what is wrong and what to do
     */
    public void check(Set<String> inputs, Set<String> outputs) {
        new KafkaCheck(this).check(inputs, outputs);
    }

    /** How many partitions the topics have now, however often asked. */
    public Partitions partitions() {
        return new Partitions(properties());
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        try (Partitions all = partitions()) {
            return all.ends(partitions);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "The brokers %s do not say where %s end: %s"
                            .formatted(
                                    bootstrapServers, partitions, e.getCause().getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking where %s end".formatted(partitions), e);
        }
    }

    /** Outside of transactions: an open one would hide the events behind it, and a heartbeat twice does no harm. */
    public Sink<Beat> beats() {
        return KafkaSink.<Beat>builder()
                .setKafkaProducerConfig(properties())
                .setBootstrapServers(bootstrapServers)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new BeatEncoder(format.heartbeats()))
                .build();
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(clientProperties);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return properties;
    }

    private <T> Sink<T> guarded(String topic, KafkaSinkBuilder<T> sink) {
        return new GuardedSink<>(sink.build(), topic, new Coordinator(this), failOnRefusedCommit);
    }

    private <T> KafkaSinkBuilder<T> sinkBuilder(
            String topic, SerializationSchema<T> encoder, SerializableFunction<T, String> key) {
        Properties producer = properties();
        IN_COMPANY.forEach(producer::putIfAbsent);
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(producer)
                .setBootstrapServers(bootstrapServers)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(jobName + "-" + topic)
                .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(transactionTimeout.toMillis()))
                .setRecordSerializer(serializer(topic, encoder, key));
    }

    private static <T> KafkaRecordSerializationSchema<T> serializer(
            String topic, SerializationSchema<T> encoder, SerializableFunction<T, String> key) {
        return KafkaRecordSerializationSchema.<T>builder()
                .setTopic(topic)
                .setKeySerializationSchema(new Key<>(key))
                .setValueSerializationSchema(encoder)
                .build();
    }

    private static void require(boolean valid, String complaint) {
        if (!valid) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
