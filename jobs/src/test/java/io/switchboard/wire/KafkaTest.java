package io.switchboard.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.switchboard.sla.Escalation;
import io.switchboard.sla.Tracking;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KafkaTest {

    private static final Kafka KAFKA = Kafka.at("localhost:9092", "sla");

    @Test
    void theDoorsAreReadyToShip() {
        assertThatCode(() -> {
                    InstantiationUtil.serializeObject(
                            KAFKA.source(Topics.TICKET_EVENTS, KAFKA.format().ticketEvents()));
                    InstantiationUtil.serializeObject(
                            KAFKA.sink(Topics.ESCALATIONS, KAFKA.format().escalations(), Escalation::itemId));
                    InstantiationUtil.serializeObject(
                            KAFKA.fast(Topics.ESCALATIONS_FAST, KAFKA.format().escalations(), Escalation::itemId));
                    InstantiationUtil.serializeObject(KAFKA.policies());
                    InstantiationUtil.serializeObject(KAFKA.compacted(
                            Topics.TICKET_TRACKING, KAFKA.format().tracking()));
                    InstantiationUtil.serializeObject(KAFKA.deadLetters());
                    InstantiationUtil.serializeObject(KAFKA.beats());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void recordsOfOneItemKeepTheirOrder() {
        assertThat(new Key<>(Escalation::itemId).serialize(Samples.ESCALATION))
                .isEqualTo("T-1".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsForgottenHasAKeyAndNoValue() {
        var record = KafkaRecordSerializationSchema.<Update<Tracking>>builder()
                .setTopic(Topics.TICKET_TRACKING)
                .setKeySerializationSchema(new Key<Update<Tracking>>(Update::key))
                .setValueSerializationSchema(new UpdateEncoder<>(KAFKA.format().tracking()))
                .build()
                .serialize(Update.forgotten("TICKET/T-1"), null, 0L);
        assertThat(record.key()).isEqualTo("TICKET/T-1".getBytes(StandardCharsets.UTF_8));
        assertThat(record.value()).isNull();
        assertThat(KAFKA.format()
                        .tracking()
                        .decode(new UpdateEncoder<>(KAFKA.format().tracking())
                                .serialize(new Update<>("TICKET/T-1", Samples.TRACKING))))
                .isEqualTo(Samples.TRACKING);
    }

    @Test
    void aTopicThatWouldForgetIsNamedWithItsRemedy() {
        assertThatCode(() -> KafkaCheck.requireCompacted("policies", "compact")).doesNotThrowAnyException();
        assertThatThrownBy(() -> KafkaCheck.requireCompacted("ticket-tracking", "compact,delete"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "cleanup.policy of topic ticket-tracking is compact,delete: set it to compact, or what it says of a key is lost when it grows old");
    }

    @Test
    void policiesInTwoPartitionsHaveNoOrder() {
        assertThatCode(() -> KafkaCheck.requireOnePartition(Topics.POLICIES, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> KafkaCheck.requireOnePartition(Topics.POLICIES, 4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Topic policies has 4 partitions: create it anew with one");
    }

    @Test
    void aBeatGoesToItsPartitionAndNoOther() {
        Beat beat = new Beat("call-events", 5, Samples.NOON, "feeder");
        var record = new BeatEncoder(KAFKA.format().heartbeats()).serialize(beat, null, null);
        assertThat(record.topic()).isEqualTo("call-events");
        assertThat(record.partition()).isEqualTo(5);
        assertThat(record.key()).isNull();
        assertThat(KAFKA.format().heartbeats().decode(record.value())).isEqualTo(Samples.HEARTBEAT);
    }

    /** The port is taken and mute, as behind a firewall; and nobody listens at it, as when the broker is down. */
    @Test
    @Timeout(20)
    void aBrokerThatDoesNotAnswerIsNamedWithinTenSeconds() throws IOException {
        String address;
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = "localhost:" + mute.getLocalPort();
            assertUnreachable(address);
        }
        assertUnreachable(address);
    }

    @Test
    void anAddressThatIsNoneIsNamed() {
        assertUnreachable("nowhere");
        assertUnreachable("no where:9092");
    }

    private static void assertUnreachable(String address) {
        long start = System.nanoTime();
        Throwable complaint =
                catchThrowable(() -> Kafka.at(address, "sla").check(Set.of(Topics.TICKET_EVENTS), Set.of()));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(complaint)
                .isInstanceOf(IllegalStateException.class)
                .message()
                .startsWith("No Kafka broker answers at " + address)
                .endsWith("start it, or correct bootstrap servers and credentials")
                .doesNotContain("\n");
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> Kafka.at(" ", "sla")).hasMessageStartingWith("bootstrapServers is empty");
        assertThatThrownBy(() -> Kafka.at("localhost:9092", "")).hasMessageStartingWith("jobName is empty");
        assertThatThrownBy(() -> new Kafka(
                        "localhost:9092", "sla", KAFKA.format(), Duration.ZERO, Plausibility.DEFAULT, Map.of(), true))
                .hasMessageStartingWith("transactionTimeout is PT0S");
        assertThatThrownBy(() -> new Plausibility(Duration.ofMinutes(-5), Instant.EPOCH))
                .hasMessageStartingWith("maxAhead is PT-5M");
    }
}
