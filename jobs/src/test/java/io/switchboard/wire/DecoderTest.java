package io.switchboard.wire;

import static io.switchboard.wire.Samples.NOON;
import static io.switchboard.wire.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.Heartbeat;
import io.switchboard.event.TicketEvent;
import io.switchboard.schema.TicketStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DecoderTest {

    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;

    private final Codec<TicketEvent> codec = FORMAT.ticketEvents();
    private final Decoder<TicketEvent> decoder = new Decoder<>(codec, FORMAT.heartbeats(), Plausibility.DEFAULT);

    @Test
    void aValidEventIsAccepted() {
        assertThat(decode(codec.encode(TICKET))).isEqualTo(Decoded.accepted(3, TICKET, NOON));
    }

    @Test
    void aHeartbeatIsTimeAndNothingElse() {
        assertThat(decode(FORMAT.heartbeats().encode(Samples.HEARTBEAT))).isEqualTo(Decoded.heartbeat(3, NOON));
    }

    @Test
    void truncatedBytes() {
        byte[] whole = codec.encode(TICKET);
        for (int length = 1; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), length < 10 ? "does not begin with" : "The record is damaged");
        }
    }

    @Test
    void bytesAfterTheEnd() {
        byte[] whole = codec.encode(TICKET);
        assertRefused(Arrays.copyOf(whole, whole.length + 1), "The record is damaged, 1 bytes follow its end");
    }

    @Test
    void aWrongFingerprint() {
        byte[] bytes = codec.encode(TICKET);
        for (int i = 0; i < 8; i++) {
            bytes[2 + i] = (byte) (0xF0 + i);
        }
        assertRefused(bytes, "The fingerprint F7F6F5F4F3F2F1F0 names no schema this release knows: upgrade the job");
    }

    @Test
    void aRecordOfAnotherTopic() {
        assertRefused(
                FORMAT.callEvents().encode(Samples.CALL),
                "The record is a CallEvent where only TicketEvent belongs: send it to its own topic");
    }

    @Test
    void anUnknownEnumSymbol() throws IOException {
        io.switchboard.schema.TicketEvent event = Samples.onWire();
        event.setStatus(TicketStatus.UNKNOWN);
        assertRefused(
                io.switchboard.schema.TicketEvent.getEncoder().encode(event).array(), "status is UNKNOWN: its symbol");

        byte[] bytes = codec.encode(Samples.BARE_TICKET);
        int kind = 10 + 4 + 4 + 1 + 6;
        assertThat(bytes[kind]).as("zigzag of CREATED").isEqualTo((byte) 2);
        bytes[kind] = 60;
        assertRefused(bytes, "The record is damaged, ");
    }

    @Test
    void anEmptyValue() {
        assertRefused(new byte[0], "The record has no value");
        assertRefused(null, "The record has no value");
    }

    @Test
    void oneMegabyteOfNoise() {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        assertThat(assertRefused(noise, "The record does not begin with C301").reason())
                .hasSizeLessThan(300);
        System.arraycopy(codec.encode(TICKET), 0, noise, 0, 10);
        assertRefused(noise, "The record is damaged, ");
    }

    @Test
    void whatWasLargerBeforeItWasCompressedIsKeptInPart() {
        byte[] noise = new byte[5 << 20];
        Decoded<TicketEvent> decoded = decode(noise);
        assertThat(decoded.deadLetter().bytes()).hasSize(Decoder.KEPT);
        assertThat(decoded.deadLetter().reason()).endsWith("(only the first 1048576 of 5242880 bytes are kept here)");
        assertThat(FORMAT.deadLetters().encode(decoded.deadLetter())).hasSizeLessThan(KafkaNeeds.LARGEST_DEAD_LETTER);
    }

    @Test
    void aLengthThatPromisesMoreThanThereIs() {
        byte[] bytes = Arrays.copyOf(codec.encode(TICKET), 15);
        Arrays.fill(bytes, 10, 15, (byte) 0xFE);
        bytes[14] = 0x0F;
        assertRefused(bytes, "The record is damaged, a length of 2");
    }

    @Test
    void aStampOf1970() {
        assertRefused(
                codec.encode(Samples.ticketAt(Instant.EPOCH)),
                "at is 1970-01-01T00:00:00Z, before the floor 1990-01-01T00:00:00Z");
    }

    @Test
    void anOpeningInTheWrongUnitStartsNoClock() {
        assertRefused(
                codec.encode(
                        Samples.ticketAt(Instant.parse("2025-03-07T12:00:00Z"), Instant.ofEpochMilli(1_741_348_800))),
                "createdAt is 1970-01-21T03:42:28.800Z, before the floor 1990-01-01T00:00:00Z");
    }

    @Test
    void aStampOf2170() {
        assertRefused(
                codec.encode(Samples.ticketAt(Instant.parse("2170-01-01T00:00:00Z"))),
                "at is 2170-01-01T00:00:00Z, more than PT5M after its Kafka record's timestamp 2025-03-07T12:00:00Z");
    }

    @Test
    void aHeartbeatOf2170MovesNoClock() {
        assertRefused(
                FORMAT.heartbeats().encode(new Heartbeat(Instant.parse("2170-01-01T00:00:00Z"), "feeder")),
                "at is 2170-01-01T00:00:00Z, more than PT5M after");
    }

    @Test
    void fiveMinutesAheadAreForgivenAndNotMore() {
        TicketEvent ahead = Samples.ticketAt(NOON.plus(Duration.ofMinutes(5)));
        assertThat(decode(codec.encode(ahead)).value()).isEqualTo(ahead);
        assertRefused(codec.encode(Samples.ticketAt(ahead.at().plusMillis(1))), "at is 2025-03-07T12:05:00.001Z");
    }

    @Test
    void aRecordThatKafkaDidNotStamp() {
        Decoded<TicketEvent> decoded = decode(codec.encode(TICKET), ConsumerRecord.NO_TIMESTAMP);
        assertThat(decoded.deadLetter().reason()).startsWith("The Kafka record has no timestamp");
    }

    @Test
    void aMissingId() throws IOException {
        io.switchboard.schema.TicketEvent event = Samples.onWire();
        event.setItemId("");
        assertRefused(
                io.switchboard.schema.TicketEvent.getEncoder().encode(event).array(),
                "itemId is empty: every event must name its item");
    }

    @Test
    void whatIsValidAfterWhatIsNotIsStillAccepted() {
        byte[] whole = codec.encode(TICKET);
        for (int length = 0; length < whole.length; length++) {
            decode(Arrays.copyOf(whole, length));
            assertThat(decode(whole).value()).isEqualTo(TICKET);
        }
    }

    private DeadLetter assertRefused(byte[] bytes, String reason) {
        Decoded<TicketEvent> decoded = decode(bytes);
        assertThat(decoded.value()).isNull();
        assertThat(decoded.at()).isNull();
        DeadLetter letter = decoded.deadLetter();
        assertThat(letter.reason()).contains(reason).doesNotContain("\n");
        assertThat(letter.bytes()).isEqualTo(bytes == null ? new byte[0] : bytes);
        assertThat(letter)
                .extracting(DeadLetter::topic, DeadLetter::partition, DeadLetter::offset)
                .containsExactly("ticket-events", 3, 42L);
        return letter;
    }

    private Decoded<TicketEvent> decode(byte[] bytes) {
        return decode(bytes, NOON.toEpochMilli());
    }

    private Decoded<TicketEvent> decode(byte[] bytes, long kafkaTime) {
        return decode(decoder, bytes, kafkaTime);
    }

    static <T> Decoded<T> decode(Decoder<T> decoder, byte[] bytes, long kafkaTime) {
        List<Decoded<T>> out = new ArrayList<>();
        decoder.deserialize(record(bytes, kafkaTime), new ListCollector<>(out));
        assertThat(out).hasSize(1);
        return out.get(0);
    }

    static ConsumerRecord<byte[], byte[]> record(byte[] bytes, long kafkaTime) {
        return new ConsumerRecord<>(
                "ticket-events",
                3,
                42,
                kafkaTime,
                TimestampType.CREATE_TIME,
                0,
                bytes == null ? 0 : bytes.length,
                null,
                bytes,
                new RecordHeaders(),
                java.util.Optional.empty());
    }
}
