package io.switchboard.wire;

import static io.switchboard.wire.Samples.NOON;
import static io.switchboard.wire.Samples.PUBLICATION;
import static io.switchboard.wire.Samples.RETIREMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.switchboard.policy.Publication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PolicyTopicTest {

    private static final Kafka KAFKA = Kafka.at("localhost:9092", "sla");
    private static final Codec<Publication> CODEC = KAFKA.format().publications();
    private static final byte[] NOISE = "a line of text".getBytes(StandardCharsets.UTF_8);

    private final PublishedFold fold = new PublishedFold(KAFKA.format(), Plausibility.DEFAULT);

    private long offset;

    @Test
    void theLastWordOnAKeyCountsInTheOrderOfTheTopic() {
        write(PUBLICATION.key(), CODEC.encode(PUBLICATION));
        write(RETIREMENT.key(), CODEC.encode(RETIREMENT));
        write(PUBLICATION.key(), CODEC.encode(PUBLICATION));
        assertThat(fold.result()).isEqualTo(new Published(List.of(RETIREMENT, PUBLICATION), List.of()));
    }

    @Test
    void whatWasTakenBackIsGone() {
        write(PUBLICATION.key(), CODEC.encode(PUBLICATION));
        write("POLICY/noise/1", NOISE);
        write(PUBLICATION.key(), null);
        write("POLICY/noise/1", null);
        assertThat(fold.result()).isEqualTo(new Published(List.of(), List.of()));
    }

    @Test
    void whatCannotBeReadIsToldAndDoesNotTakeThePlaceOfWhatCould() {
        write(PUBLICATION.key(), CODEC.encode(PUBLICATION));
        write(PUBLICATION.key(), NOISE);
        write(null, NOISE);
        assertThat(fold.result().publications()).containsExactly(PUBLICATION);
        assertThat(fold.result().refused()).extracting(DeadLetter::offset).containsExactly(1L, 2L);
    }

    @Test
    void whatTheDoorOfAJobDoesNotBelieveIsRefusedHereToo() {
        Publication tomorrow = new Publication(
                Publication.Kind.RETIREMENT, "gold", 0, NOON, NOON.plusSeconds(86_400), null, null, null);
        write(tomorrow.key(), CODEC.encode(tomorrow));
        assertThat(fold.result().publications()).isEmpty();
        assertThat(fold.result().refused())
                .extracting(DeadLetter::reason)
                .singleElement()
                .asString()
                .startsWith("at is 2025-03-08T12:00:00Z, more than PT5M after");
    }

    @Test
    void aHeartbeatIsNoPublication() {
        write("", KAFKA.format().heartbeats().encode(Samples.HEARTBEAT));
        assertThat(fold.result()).isEqualTo(new Published(List.of(), List.of()));
    }

    @Test
    void whatNoJobWouldTakeIsNotPublished() {
        Publication nameless = new Publication(Publication.Kind.RETIREMENT, " ", 0, NOON, NOON, null, null, null);
        assertThatThrownBy(() -> KAFKA.publish(List.of(PUBLICATION, nameless)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id is empty: name the policy or calendar");
    }

    @Test
    @Timeout(60)
    void aBrokerThatIsNotThereIsToldInOneLine() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Kafka nowhere = Kafka.at("localhost:" + mute.getLocalPort(), "sla");
            assertToldInOneLine(
                    nowhere::publications,
                    "Topic policies at localhost:%d cannot be read".formatted(mute.getLocalPort()));
        }
        assertToldInOneLine(() -> Kafka.at("nowhere", "sla").publications(), "Topic policies at nowhere");
        assertToldInOneLine(() -> Kafka.at("nowhere", "sla").publish(List.of(PUBLICATION)), "Kafka at nowhere does");
    }

    private static void assertToldInOneLine(ThrowingCallable ask, String beginning) {
        long start = System.nanoTime();
        Throwable complaint = catchThrowable(ask);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(complaint)
                .isInstanceOf(IllegalStateException.class)
                .message()
                .startsWith(beginning)
                .doesNotContain("\n");
    }

    private void write(String key, byte[] value) {
        fold.take(new ConsumerRecord<>(
                "policies",
                0,
                offset++,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                value == null ? 0 : value.length,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty()));
    }
}
