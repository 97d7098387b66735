package io.switchboard.job;

import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@link HeartbeatJob} means.
 *
 * @param bootstrapServers the Kafka brokers, host:port, comma separated
 * @param kafkaProperties of every Kafka client, such as security.protocol; what the job must set itself wins
 * @param topics the input topics in whose partitions time is to pass
 * @param interval between two heartbeats
 * @param delay how long an event may be on its way from the producer's clock to its partition: a heartbeat never
 *     overtakes one; it is also how late escalations can be while a partition is quiet
 * @param source a name by which the heartbeats are known
 * @param codec the format of the records on the topics
 */
record HeartbeatConfig(
        String bootstrapServers,
        Map<String, String> kafkaProperties,
        List<String> topics,
        Duration interval,
        Duration delay,
        String source,
        String codec) {

    HeartbeatConfig {
        bootstrapServers = Objects.requireNonNullElse(bootstrapServers, "localhost:9092");
        kafkaProperties = Map.copyOf(Objects.requireNonNullElse(kafkaProperties, Map.of()));
        topics = Objects.requireNonNullElse(topics, List.of(Topics.TICKET_EVENTS, Topics.CALL_EVENTS));
        interval = Objects.requireNonNullElse(interval, Duration.ofSeconds(1));
        delay = Objects.requireNonNullElse(delay, Duration.ofSeconds(10));
        source = Objects.requireNonNullElse(source, "heartbeat-job");
        codec = Objects.requireNonNullElse(codec, WireFormat.AVRO_SINGLE_OBJECT.word());
        topics = topics.stream().map(String::strip).distinct().toList();
        Valid.require(!bootstrapServers.isBlank(), "bootstrapServers", bootstrapServers, "host:port of a broker");
        Valid.require(
                !topics.isEmpty() && topics.stream().noneMatch(String::isBlank),
                "topics",
                topics,
                "a list of input topics");
        Valid.require(interval.toMillis() >= 100, "interval", interval, "at least PT0.1S");
        Valid.notNegative("delay", delay);
        Valid.require(!source.isBlank(), "source", source, "a name by which the heartbeats are known");
        WireFormat.named(codec);
    }

    static HeartbeatConfig read(Path file) {
        return ConfigFile.read(file, HeartbeatConfig.class);
    }

    WireFormat format() {
        return WireFormat.named(codec);
    }
}
