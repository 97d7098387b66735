package io.switchboard.job;

import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.util.ParameterTool;

/**
 * What {@link HeartbeatJob} means: each key is an argument, {@code --topics ticket-events,call-events}.
 *
 * @param delay how long an event may be on its way from the producer's clock to its partition: a heartbeat never
 *     overtakes one; it is also how late escalations can be while a partition is quiet
 */
record HeartbeatConfig(
        String bootstrapServers, List<String> topics, Duration interval, Duration delay, String source, String codec) {

    static final Map<String, String> DEFAULTS = Map.of(
            "bootstrap-servers", "localhost:9092",
            "topics", Topics.TICKET_EVENTS + "," + Topics.CALL_EVENTS,
            "interval", "PT1S",
            "delay", "PT10S",
            "source", "heartbeat-job",
            "codec", WireFormat.AVRO_SINGLE_OBJECT.word());

    HeartbeatConfig {
        topics = topics.stream().map(String::strip).distinct().toList();
        require(!bootstrapServers.isBlank(), "bootstrap-servers", bootstrapServers, "host:port of a broker");
        require(
                !topics.isEmpty() && topics.stream().noneMatch(String::isBlank),
                "topics",
                topics,
                "the input topics, separated by commas");
        require(interval.toMillis() >= 100, "interval", interval, "at least PT0.1S");
        require(!delay.isNegative(), "delay", delay, "zero or more, such as PT10S");
        require(!source.isBlank(), "source", source, "a name by which the heartbeats are known");
        WireFormat.named(codec);
    }

    static HeartbeatConfig fromArgs(String[] args) {
        Map<String, String> given = new TreeMap<>(DEFAULTS);
        given.putAll(ParameterTool.fromArgs(args).toMap());
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(DEFAULTS.keySet());
        require(unknown.isEmpty(), "unknown argument", unknown, "only " + new TreeSet<>(DEFAULTS.keySet()));
        return new HeartbeatConfig(
                given.get("bootstrap-servers"),
                Arrays.asList(given.get("topics").split(",", -1)),
                duration("interval", given),
                duration("delay", given),
                given.get("source"),
                given.get("codec"));
    }

    WireFormat format() {
        return WireFormat.named(codec);
    }

    private static Duration duration(String key, Map<String, String> given) {
        try {
            return Duration.parse(given.get(key));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s is %s: give an ISO-8601 duration such as %s".formatted(key, given.get(key), DEFAULTS.get(key)),
                    e);
        }
    }

    private static void require(boolean valid, String key, Object value, String remedy) {
        if (!valid) {
            throw new IllegalArgumentException("%s is %s: give %s".formatted(key, value, remedy));
        }
    }
}
