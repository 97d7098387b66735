package io.switchboard.wire;

import org.apache.flink.api.common.serialization.SerializationSchema;

/** The door out to a compacted topic: what is forgotten has no value. */
final class UpdateEncoder<T> implements SerializationSchema<Update<T>> {

    private static final long serialVersionUID = 1;

    private final Codec<T> codec;

    UpdateEncoder(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public byte[] serialize(Update<T> update) {
        return update.value() == null ? null : codec.encode(update.value());
    }
}
