package io.switchboard.deploy;

import io.switchboard.schema.Switchboard;
import io.switchboard.wire.Writers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads records of Avro's single-object encoding: two bytes C3 01, the schema's fingerprint, the fields. */
public final class SingleObject {

    private static final int HEADER_BYTES = 10;
    private static final byte FIRST = (byte) 0xC3;
    private static final byte SECOND = 0x01;

    private final Writers writers = Writers.known();
    private final Map<Long, GenericDatumReader<GenericRecord>> readers = new HashMap<>();

    /** What a value does not say of itself. */
    public static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }

        UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads one record with the schema that its header names, in the shape that it has today.
     *
     * @throws UnreadableException if the bytes are not a record of a schema we know */
    public GenericRecord read(byte[] bytes) throws UnreadableException {
        if (bytes.length < HEADER_BYTES || bytes[0] != FIRST || bytes[1] != SECOND) {
            throw new UnreadableException(bytes.length + " bytes that do not begin as a single object (C3 01)");
        }
        long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        GenericDatumReader<GenericRecord> reader = reader(fingerprint);
        BinaryDecoder fields =
                DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
        try {
            return reader.read(null, fields);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new UnreadableException("the fields do not fit the schema: " + e.getMessage(), e);
        }
    }

    private GenericDatumReader<GenericRecord> reader(long fingerprint) throws UnreadableException {
        Schema writer = writers.withFingerprint(fingerprint);
        if (writer == null) {
            throw new UnreadableException(String.format("schema %016x is not known to this version", fingerprint));
        }
        return readers.computeIfAbsent(
                fingerprint,
                known -> new GenericDatumReader<>(writer, Switchboard.PROTOCOL.getType(writer.getFullName())));
    }
}
