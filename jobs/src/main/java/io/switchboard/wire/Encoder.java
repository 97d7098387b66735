package io.switchboard.wire;

import org.apache.flink.api.common.serialization.SerializationSchema;

/** The door out. */
final class Encoder<T> implements SerializationSchema<T> {

    private static final long serialVersionUID = 1;

    private final Codec<T> codec;

    Encoder(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public byte[] serialize(T value) {
        return codec.encode(value);
    }
}
