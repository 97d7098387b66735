package io.switchboard.archive;

import io.switchboard.job.ConfigFile;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Plausibility;
import io.switchboard.wire.WireFormat;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Topics in, tables out, each record once. A job of its own: what goes wrong with tables never holds up an escalation. */
public final class ArchiveJob {

    private ArchiveJob() {}

    public static void main(String[] args) throws Exception {
        ArchiveConfig config = ArchiveConfig.read(ConfigFile.named(args));
        topics(config).check(topicNames(config), Set.of());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        boolean goesOn = env.getConfiguration()
                .getOptional(StateRecoveryOptions.SAVEPOINT_PATH)
                .isPresent();
        new Inventory(config.archive()).make(config.factTables(), goesOn);
        wire(env, config);
        env.execute("archive");
    }

    /** The edges and what is between them. */
    static void wire(StreamExecutionEnvironment env, ArchiveConfig config) {
        settings(env, config);
        Facts facts = new Facts(config);
        for (FactTable<?> table : config.factTables()) {
            facts.keep(
                    table,
                    env.fromSource(source(config, table), WatermarkStrategy.noWatermarks(), table.topic())
                            .uid("read-" + table.name()));
        }
        facts.keepRefused();
    }

    static void settings(StreamExecutionEnvironment env, ArchiveConfig config) {
        env.enableCheckpointing(config.commitInterval().toMillis());
        // What maintenance hands on has no serializer of its own; nothing of it is kept in state of ours.
        env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, true));
    }

    /** Committed records only, from where the job stopped, else from the beginning. */
    private static KafkaSource<Raw> source(ArchiveConfig config, FactTable<?> table) {
        Properties properties = new Properties();
        properties.putAll(config.kafkaProperties());
        return KafkaSource.<Raw>builder()
                .setProperties(properties)
                .setBootstrapServers(config.bootstrapServers())
                .setGroupId(config.consumerGroup())
                .setClientIdPrefix(config.consumerGroup() + "-" + table.topic())
                .setTopics(table.topic())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false")
                .setDeserializer(new RawDecoder())
                .build();
    }

    private static Set<String> topicNames(ArchiveConfig config) {
        return config.factTables().stream().map(FactTable::topic).collect(Collectors.toSet());
    }

    private static Kafka topics(ArchiveConfig config) {
        return new Kafka(
                config.bootstrapServers(),
                config.consumerGroup(),
                WireFormat.named(config.codec()),
                KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT,
                Plausibility.DEFAULT,
                config.kafkaProperties(),
                true);
    }
}
