package io.switchboard.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** Avro's single-object encoding: two bytes of marker, the writer's fingerprint, the value. */
final class SingleObjectCodec<T, A extends SpecificRecordBase> implements Codec<T> {

    private static final long serialVersionUID = 1;
    private static final byte[] MARKER = {(byte) 0xC3, 0x01};
    private static final int HEADER = MARKER.length + Long.BYTES;

    private final Shape<T, A> shape;
    private final Writers writers;

    private transient Reading<A> reading;
    private transient Writing<A> writing;

    SingleObjectCodec(Shape<T, A> shape, Writers writers) {
        this.shape = shape;
        this.writers = writers;
    }

    @Override
    public Class<T> type() {
        return shape.type();
    }

    @Override
    public Instant at(T value) {
        return shape.at(value);
    }

    @Override
    public Instant earliest(T value) {
        return shape.earliest(value);
    }

    @Override
    public boolean recognises(byte[] bytes) {
        if (!hasHeader(bytes)) {
            return false;
        }
        Schema writer = writers.withFingerprint(fingerprint(bytes));
        return writer != null && isOurs(writer);
    }

    @Override
    public T decode(byte[] bytes) {
        if (!hasHeader(bytes)) {
            throw new IllegalArgumentException(
                    "The record does not begin with C301 and a fingerprint (%d bytes, %s): write it in Avro single-object encoding"
                            .formatted(bytes.length, beginning(bytes)));
        }
        if (reading == null) {
            reading = new Reading<>();
        }
        long fingerprint = fingerprint(bytes);
        DatumReader<A> reader = reading.readers.get(fingerprint);
        if (reader == null) {
            reader = new SpecificDatumReader<>(writer(fingerprint), shape.schema(), model());
            reading.readers.put(fingerprint, reader);
        }
        return shape.fromAvro(reading.body(bytes, reader));
    }

    @Override
    public byte[] encode(T value) {
        if (writing == null) {
            writing = new Writing<>(shape.schema(), model());
        }
        return writing.write(shape, value);
    }

    private Schema writer(long fingerprint) {
        Schema writer = writers.withFingerprint(fingerprint);
        if (writer == null) {
            throw new IllegalArgumentException(
                    "The fingerprint %016X names no schema this release knows: upgrade the job if its writer is newer, then replay the record from dead-letters"
                            .formatted(fingerprint));
        }
        if (!isOurs(writer)) {
            throw new IllegalArgumentException("The record is a %s where only %s belongs: send it to its own topic"
                    .formatted(writer.getName(), shape.schema().getName()));
        }
        return writer;
    }

    private boolean isOurs(Schema writer) {
        return writer.getFullName().equals(shape.schema().getFullName());
    }

    /** Looks the generated classes up beside the domain's, wherever Avro itself was loaded from. */
    private SpecificData model() {
        SpecificData model = new SpecificData(shape.getClass().getClassLoader());
        model.setFastReaderEnabled(true);
        model.addLogicalTypeConversion(new TimestampMillisConversion());
        return model;
    }

    private static boolean hasHeader(byte[] bytes) {
        return bytes.length >= HEADER && bytes[0] == MARKER[0] && bytes[1] == MARKER[1];
    }

    private static long fingerprint(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(MARKER.length);
    }

    private static String beginning(byte[] bytes) {
        return java.util.HexFormat.of().withUpperCase().formatHex(bytes, 0, Math.min(bytes.length, HEADER));
    }

    /** What decoding keeps from one record to the next. */
    private static final class Reading<A> {

        private final Map<Long, DatumReader<A>> readers = new HashMap<>();
        private final Body body = new Body();
        private A last;

        A body(byte[] bytes, DatumReader<A> reader) {
            body.read(bytes, HEADER);
            try {
                last = reader.read(last, body);
                if (body.remaining() > 0) {
                    throw new IOException("%d bytes follow its end".formatted(body.remaining()));
                }
                return last;
            } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        "The record is damaged, %s: have its producer send it again".formatted(e.getMessage()), e);
            } finally {
                body.release();
            }
        }
    }

    /** What encoding keeps from one value to the next. */
    private static final class Writing<A extends SpecificRecordBase> {

        private final byte[] header;
        private final DatumWriter<A> writer;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);

        Writing(Schema schema, SpecificData model) {
            header = ByteBuffer.allocate(HEADER)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(MARKER)
                    .putLong(Writers.fingerprint(schema))
                    .array();
            writer = new SpecificDatumWriter<>(schema, model);
        }

        <T> byte[] write(Shape<T, A> shape, T value) {
            out.reset();
            out.writeBytes(header);
            try {
                shape.write(value, encoder, writer);
                encoder.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("Memory cannot be written to", e);
            }
            return out.toByteArray();
        }
    }
}
