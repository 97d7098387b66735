package io.switchboard.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.LongForm;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Whatever happens to the bytes on their way, the decoder says what became of them and does not throw. */
class DecoderFuzzTest {

    private static final long SEED = 20_250_307;
    private static final int MUTATIONS = LongForm.of(200_000, 50_000);
    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;

    private static final List<byte[]> VALID = List.of(
            FORMAT.ticketEvents().encode(Samples.TICKET),
            FORMAT.ticketEvents().encode(Samples.BARE_TICKET),
            FORMAT.callEvents().encode(Samples.CALL),
            FORMAT.callEvents().encode(Samples.BARE_CALL),
            FORMAT.heartbeats().encode(Samples.HEARTBEAT),
            FORMAT.customers().encode(Samples.CUSTOMER),
            FORMAT.acks().encode(Samples.ACK),
            FORMAT.publications().encode(Samples.PUBLICATION));

    private final Random random = new Random(SEED);
    private List<byte[]> seeds = VALID;

    @Test
    void ticketsSurviveAnyBytes() {
        assertSurvives(decoder(FORMAT.ticketEvents()), VALID.get(0));
    }

    /** Another way through Avro: the writer's schema is not the reader's. */
    @Test
    void ticketsOfAnOlderWriterSurviveAnyBytes() throws IOException {
        Schema older = OlderAndNewerWritersTest.without("targetAt", "sequence");
        byte[] valid = OlderAndNewerWritersTest.write(older, "CREATED");
        seeds = List.of(valid);
        assertSurvives(decoder(OlderAndNewerWritersTest.reading(older)), valid);
    }

    @Test
    void callsSurviveAnyBytes() {
        assertSurvives(decoder(FORMAT.callEvents()), VALID.get(2));
    }

    @Test
    void customersSurviveAnyBytes() {
        assertSurvives(decoder(FORMAT.customers()), VALID.get(5));
    }

    @Test
    void acknowledgementsSurviveAnyBytes() {
        assertSurvives(decoder(FORMAT.acks()), VALID.get(6));
    }

    @Test
    void publicationsSurviveAnyBytes() {
        assertSurvives(decoder(FORMAT.publications()), VALID.get(7));
    }

    private static <T> Decoder<T> decoder(Codec<T> codec) {
        return new Decoder<>(codec, FORMAT.heartbeats(), Plausibility.DEFAULT);
    }

    private <T> void assertSurvives(Decoder<T> decoder, byte[] valid) {
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = mutation();
            Decoded<T> decoded = DecoderTest.decode(decoder, bytes, Samples.NOON.toEpochMilli());
            if (decoded.deadLetter() == null) {
                accepted++;
                assertThat(decoded.at()).isNotNull();
            } else if (decoded.deadLetter().reason().isBlank() || decoded.at() != null || decoded.value() != null) {
                throw new AssertionError("seed %d, mutation %d: %s".formatted(SEED, i, Arrays.toString(bytes)));
            }
            if (i % 100 == 0) {
                assertThat(DecoderTest.decode(decoder, valid, Samples.NOON.toEpochMilli())
                                .value())
                        .as("seed %d: a valid record after mutation %d", SEED, i)
                        .isNotNull();
            }
        }
        assertThat(accepted).as("seed %d: some mutations stay valid", SEED).isBetween(1, MUTATIONS - 1);
    }

    private byte[] mutation() {
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> spliced(bytes, seeds.get(random.nextInt(seeds.size())));
            case 3 -> noiseAfterHeader(bytes);
            case 4 -> hugeNumber(bytes);
            default -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(50));
        };
    }

    private byte[] flipped(byte[] bytes) {
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] spliced(byte[] head, byte[] tail) {
        int cut = random.nextInt(head.length);
        int from = random.nextInt(tail.length);
        byte[] bytes = Arrays.copyOf(head, cut + tail.length - from);
        System.arraycopy(tail, from, bytes, cut, tail.length - from);
        return bytes;
    }

    private byte[] noiseAfterHeader(byte[] bytes) {
        byte[] noise = new byte[10 + random.nextInt(200)];
        random.nextBytes(noise);
        System.arraycopy(bytes, 0, noise, 0, 10);
        return noise;
    }

    /** Up to eleven bytes of a number that does not end, or ends very high. */
    private byte[] hugeNumber(byte[] bytes) {
        int at = 10 + random.nextInt(bytes.length - 10);
        int until = Math.min(bytes.length, at + 3 + random.nextInt(9));
        Arrays.fill(bytes, at, until, (byte) (0x80 | random.nextInt(128)));
        bytes[until - 1] = (byte) random.nextInt(256);
        return bytes;
    }
}
