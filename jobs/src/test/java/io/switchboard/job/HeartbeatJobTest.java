package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.wire.Beat;
import io.switchboard.wire.Kafka;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatJobTest {

    private static final HeartbeatConfig DEFAULTS = new HeartbeatConfig(null, null, null, null, null, null, null);

    @TempDir
    private Path folder;

    private static final Instant NOON = Instant.parse("2025-03-07T12:00:00Z");

    @Test
    void everyPartitionGetsOneBeatThatIsOlderThanAnyEventOnItsWay() {
        HeartbeatConfig config = new HeartbeatConfig(null, null, null, null, Duration.ofSeconds(20), "us", null);
        HeartbeatJob.Pulse pulse = new HeartbeatJob.Pulse(
                Kafka.at("localhost:9092", "heartbeat"), config, Clock.fixed(NOON, ZoneOffset.UTC));
        List<Beat> beats = new ArrayList<>();
        pulse.beat(Map.of("ticket-events", 2, "call-events", 1), new ListCollector<>(beats));
        Instant at = NOON.minusSeconds(20);
        assertThat(beats)
                .containsExactly(
                        new Beat("call-events", 0, at, "us"),
                        new Beat("ticket-events", 0, at, "us"),
                        new Beat("ticket-events", 1, at, "us"));
    }

    @Test
    void theNamesInTheSavepointsOfTheHeartbeatJob() {
        StreamExecutionEnvironment env = Strict.environment();
        HeartbeatJob.wire(env, DEFAULTS);
        assertThat(env.getStreamGraph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .containsExactlyInAnyOrder("ticks", "pulse", "heartbeats", "Sink Committer: heartbeats");
    }

    @Test
    void theDefaultsOfEveryKey() {
        assertThat(DEFAULTS)
                .isEqualTo(new HeartbeatConfig(
                        "localhost:9092",
                        Map.of(),
                        List.of("ticket-events", "call-events"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        "heartbeat-job",
                        "avro-single-object"));
        assertThat(Arrays.stream(HeartbeatConfig.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactly(
                        "bootstrapServers", "kafkaProperties", "topics", "interval", "delay", "source", "codec");
    }

    @Test
    void aWrongValueIsNamedWithItsRemedy() throws IOException {
        refused("interval: PT0S", "interval is PT0S: give at least");
        refused("delay: PT-1S", "delay is PT-1S: give zero or more");
        refused("topics: [a, '']", "topics is [a, ]: give a list of input topics");
        refused("codec: json", "codec is json: use one of avro-single-object");
        refused("topic: x", "unknown keys [topic]; known keys are [bootstrapServers, codec,");
    }

    private void refused(String text, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("heartbeat.yaml"), text);
        assertThatThrownBy(() -> HeartbeatConfig.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": " + reason);
    }
}
