package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.wire.Beat;
import io.switchboard.wire.Kafka;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class HeartbeatJobTest {

    private static final Instant NOON = Instant.parse("2025-03-07T12:00:00Z");

    @Test
    void everyPartitionGetsOneBeatThatIsOlderThanAnyEventOnItsWay() {
        HeartbeatConfig config = HeartbeatConfig.fromArgs(new String[] {"--delay", "PT20S", "--source", "us"});
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
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(strict);
        HeartbeatJob.wire(env, HeartbeatConfig.fromArgs(new String[0]));
        assertThat(env.getStreamGraph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .containsExactlyInAnyOrder("ticks", "pulse", "heartbeats", "Sink Committer: heartbeats");
    }

    @Test
    void theDefaultsOfEveryKey() {
        assertThat(HeartbeatConfig.fromArgs(new String[0]))
                .isEqualTo(new HeartbeatConfig(
                        "localhost:9092",
                        List.of("ticket-events", "call-events"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        "heartbeat-job",
                        "avro-single-object"));
        assertThat(HeartbeatConfig.DEFAULTS)
                .containsOnlyKeys("bootstrap-servers", "topics", "interval", "delay", "source", "codec");
    }

    @Test
    void aWrongArgumentIsNamedWithItsRemedy() {
        assertRefused("unknown argument is [topic]: give only", "--topic", "x");
        assertRefused("interval is 5s: give an ISO-8601 duration such as PT1S", "--interval", "5s");
        assertRefused("interval is PT0S: give at least", "--interval", "PT0S");
        assertRefused("delay is PT-1S: give zero or more", "--delay", "PT-1S");
        assertRefused("topics is [a, ]: give the input topics", "--topics", "a,");
        assertRefused("codec is json: use one of avro-single-object", "--codec", "json");
    }

    private static void assertRefused(String reason, String... args) {
        assertThatThrownBy(() -> HeartbeatConfig.fromArgs(args))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }
}
