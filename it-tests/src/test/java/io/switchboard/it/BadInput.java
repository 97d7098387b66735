package io.switchboard.it;

import io.switchboard.event.Heartbeat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * A record that no job can take, and what its dead letter has to say.
 *
 * @param value null for a tombstone
 * @param reason words that the reason holds
 */
@SuppressWarnings("ArrayRecordComponent") // handed through to Kafka as they are
record BadInput(String name, byte[] value, String reason) {

    private static final int HEADER = 10;
    private static final int NOISE = 1_000_000;
    private static final long SEED = 20260302;
    private static final Instant MOON = Instant.parse("1970-02-01T00:00:00Z");
    private static final Instant FUTURE = Instant.parse("2170-01-01T00:00:00Z");

    @Override
    public String toString() {
        return name;
    }

    /**
     * Everything that has ever come to us, each made from a good record.
     *
     * @param stranger a good record of another topic
     */
    static List<BadInput> of(Schema schema, byte[] good, byte[] stranger) {
        byte[] noise = noise();
        byte[] beat = Input.HEARTBEATS.encode(new Heartbeat(MOON, "it-tests"));
        return List.of(
                new BadInput("truncated", Arrays.copyOf(good, good.length - 1), "damaged"),
                new BadInput("truncated in the middle", Arrays.copyOf(good, good.length / 2), "damaged"),
                new BadInput("truncated in the header", Arrays.copyOf(good, 7), "does not begin with C301"),
                new BadInput("one byte too many", Arrays.copyOf(good, good.length + 1), "1 bytes follow its end"),
                new BadInput("wrong fingerprint", wrongFingerprint(good), "names no schema this release knows"),
                new BadInput("symbol out of range", newSymbol(schema, good, schema), "damaged"),
                new BadInput(
                        "newer writer with a symbol more",
                        newSymbol(schema, good, withNewSymbol(schema)),
                        "names no schema this release knows"),
                new BadInput("empty", new byte[0], "has no value"),
                new BadInput("null", null, "has no value"),
                new BadInput("1 MB of noise", noise, "does not begin with C301"),
                new BadInput("1 MB of noise behind a header", behindHeader(good, noise), "damaged"),
                new BadInput("of 1970", with(schema, good, "at", MOON.toEpochMilli()), "1970-02-01T00:00:00Z"),
                new BadInput("of 2170", with(schema, good, "at", FUTURE.toEpochMilli()), "2170-01-01T00:00:00Z"),
                new BadInput("heartbeat of 1970", beat, "1970-02-01T00:00:00Z"),
                new BadInput(
                        "heartbeat of 2170",
                        Input.HEARTBEATS.encode(new Heartbeat(FUTURE, "it-tests")),
                        "2170-01-01T00:00:00Z"),
                new BadInput("truncated heartbeat", Arrays.copyOf(beat, beat.length - 2), "damaged"),
                new BadInput("without itemId", with(schema, good, "itemId", ""), "itemId"),
                new BadInput("without eventId", with(schema, good, "eventId", ""), "eventId"),
                new BadInput("of another topic", stranger, "send it to its own topic"));
    }

    private static byte[] noise() {
        byte[] noise = new byte[NOISE];
        new Random(SEED).nextBytes(noise);
        return noise;
    }

    private static byte[] behindHeader(byte[] good, byte[] noise) {
        byte[] bytes = noise.clone();
        System.arraycopy(good, 0, bytes, 0, HEADER);
        return bytes;
    }

    private static byte[] wrongFingerprint(byte[] good) {
        byte[] bytes = good.clone();
        bytes[HEADER - 1] ^= 0x55;
        return bytes;
    }

    private static byte[] with(Schema schema, byte[] good, String field, Object value) {
        GenericRecord record = read(schema, good);
        record.put(field, value);
        return write(schema, record, schema);
    }

    /** A kind of event that this release does not have, under the fingerprint of {@code claimed}. */
    private static byte[] newSymbol(Schema schema, byte[] good, Schema claimed) {
        Schema newer = withNewSymbol(schema);
        GenericRecord old = read(schema, good);
        GenericRecord record = new GenericData.Record(newer);
        schema.getFields().forEach(field -> record.put(field.name(), old.get(field.name())));
        record.put("kind", new GenericData.EnumSymbol(newer.getField("kind").schema(), "TELEPORTED"));
        return write(newer, record, claimed);
    }

    private static Schema withNewSymbol(Schema schema) {
        List<String> symbols = schema.getField("kind").schema().getEnumSymbols();
        String last = "\"" + symbols.get(symbols.size() - 1) + "\"]";
        String text = schema.toString().replaceFirst(last, last.replace("]", ",\"TELEPORTED\"]"));
        return new Schema.Parser().parse(text);
    }

    private static GenericRecord read(Schema schema, byte[] good) {
        try {
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(good, HEADER, good.length - HEADER, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] write(Schema schema, GenericRecord record, Schema claimed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 0x01)
                .putLong(SchemaNormalization.parsingFingerprint64(claimed))
                .array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
