package io.switchboard.bench.limit;

import io.switchboard.wire.Codec;
import java.time.Instant;

/** Bytes as they are. */
public final class Untouched implements Codec<byte[]> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<byte[]> type() {
        return byte[].class;
    }

    @Override
    public Instant at(byte[] value) {
        return Instant.EPOCH.plusSeconds(1L << 30);
    }

    @Override
    public Instant earliest(byte[] value) {
        return at(value);
    }

    @Override
    public boolean recognises(byte[] bytes) {
        return true;
    }

    @Override
    public byte[] decode(byte[] bytes) {
        return bytes;
    }

    @Override
    public byte[] encode(byte[] value) {
        return value;
    }
}
