package io.switchboard.wire;

import static io.switchboard.wire.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.policy.Publication;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What only an operator further on finds unusable becomes the same dead letter as what the door refuses. */
class KeptTest {

    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;
    private static final byte[] BYTES = FORMAT.publications().encode(Samples.PUBLICATION);

    private final KeepingDecoder<Publication> decoder = new KeepingDecoder<>(
            Publication.class, new Decoder<>(FORMAT.publications(), FORMAT.heartbeats(), Plausibility.DEFAULT));

    @Test
    void aValueCanBeRefusedWithTheRecordItCameIn() {
        Decoded<Kept<Publication>> decoded = decoder.decode(DecoderTest.record(BYTES, NOON.toEpochMilli()));
        assertThat(decoded.value().value()).isEqualTo(Samples.PUBLICATION);
        assertThat(decoded.at()).isEqualTo(NOON);
        assertThat(decoded.value().refused("no such calendar"))
                .usingRecursiveComparison()
                .isEqualTo(new DeadLetter("ticket-events", 3, 42, BYTES, "no such calendar"));
    }

    @Test
    void whatTheDoorRefusesAndHeartbeatsArePassedOn() {
        byte[] noise = "a line of text".getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<byte[], byte[]> refused = DecoderTest.record(noise, NOON.toEpochMilli());
        assertThat(decoder.decode(refused).deadLetter().bytes()).isEqualTo(noise);
        assertThat(decoder.decode(refused).value()).isNull();

        byte[] heartbeat = FORMAT.heartbeats().encode(Samples.HEARTBEAT);
        assertThat(decoder.decode(DecoderTest.record(heartbeat, NOON.toEpochMilli())))
                .isEqualTo(Decoded.heartbeat(3, NOON));
    }

    @Test
    void theLongestPublicationFitsIntoADeadLetter() {
        Publication longest = new Publication(
                Publication.Kind.POLICY,
                "字".repeat(1_000),
                1,
                NOON,
                NOON,
                "字".repeat(1_000),
                "字".repeat(1_000),
                "字".repeat(300_000));
        byte[] bytes = FORMAT.publications().encode(longest);
        DeadLetter letter = decoder.decode(DecoderTest.record(bytes, NOON.toEpochMilli()))
                .value()
                .refused("x".repeat(10_000));
        assertThat(FORMAT.deadLetters().encode(letter)).hasSizeLessThan(KafkaNeeds.LARGEST_DEAD_LETTER);
        assertThat(bytes).as("what a broker takes unless it is told otherwise").hasSizeLessThan(1_000_000);
    }

    @Test
    @SuppressWarnings("try") // the harness closes with any exception
    void aKeptValuePassesTheSieveWithItsRecord() throws Exception {
        try (var sift = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new Sift<>(Kept.type(Publication.class))))) {
            sift.open();
            sift.processElement(decoder.decode(DecoderTest.record(BYTES, NOON.toEpochMilli())), 1);
            assertThat(sift.extractOutputValues()).extracting(Kept::offset).containsExactly(42L);
        }
    }
}
