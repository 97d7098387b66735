package io.switchboard.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Reads Avro's binary encoding from a record's bytes. Unlike Avro's own decoder it believes no length before it has
 * seen that many bytes, so that a damaged record cannot make it allocate memory.
 */
final class Body extends Decoder {

    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int position;

    void read(byte[] from, int start) {
        bytes = from;
        position = start;
    }

    /** Does not keep a record of up to 1 MB alive. */
    void release() {
        bytes = NOTHING;
        position = 0;
    }

    int remaining() {
        return bytes.length - position;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        return next() == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("a number of more than 32 bits");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = next();
            zigzag |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new IOException("a number of more than 64 bits");
    }

    @Override
    public float readFloat() throws IOException {
        return ByteBuffer.wrap(bytes, take(Float.BYTES), Float.BYTES)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return ByteBuffer.wrap(bytes, take(Double.BYTES), Double.BYTES)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getDouble();
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public String readString() throws IOException {
        int length = length();
        return new String(bytes, take(length), length, StandardCharsets.UTF_8);
    }

    @Override
    public void skipString() throws IOException {
        take(length());
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        byte[] copy = new byte[length()];
        readFixed(copy, 0, copy.length);
        return ByteBuffer.wrap(copy);
    }

    @Override
    public void skipBytes() throws IOException {
        take(length());
    }

    @Override
    public void readFixed(byte[] into, int start, int length) throws IOException {
        System.arraycopy(bytes, take(length), into, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        take(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return block();
    }

    @Override
    public long arrayNext() throws IOException {
        return block();
    }

    @Override
    public long readMapStart() throws IOException {
        return block();
    }

    @Override
    public long mapNext() throws IOException {
        return block();
    }

    @Override
    public long skipArray() throws IOException {
        return skipBlocks();
    }

    @Override
    public long skipMap() throws IOException {
        return skipBlocks();
    }

    /** How many items follow; each is at least one byte long in every schema of ours. */
    private long block() throws IOException {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        return atMostWhatIsLeft(count);
    }

    /** Skips the blocks that tell their size; returns the count of the first that does not. */
    private long skipBlocks() throws IOException {
        long count = readLong();
        while (count < 0) {
            take(length());
            count = readLong();
        }
        return atMostWhatIsLeft(count);
    }

    private int length() throws IOException {
        return (int) atMostWhatIsLeft(readLong());
    }

    private long atMostWhatIsLeft(long length) throws IOException {
        if (length < 0) {
            throw new IOException("a length of " + length);
        }
        if (length > remaining()) {
            throw new EOFException("a length of %d where %d bytes are left".formatted(length, remaining()));
        }
        return length;
    }

    private byte next() throws IOException {
        return bytes[take(1)];
    }

    /** Where the next {@code length} bytes start; they are then behind us. */
    private int take(int length) throws IOException {
        if (length > remaining()) {
            throw new EOFException("%d more bytes expected, %d are left".formatted(length, remaining()));
        }
        int start = position;
        position += length;
        return start;
    }
}
