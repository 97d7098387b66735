package io.switchboard.wire;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.util.function.SerializableFunction;

/** What keeps its records in order: all with the same key go to one partition. */
final class Key<T> implements SerializationSchema<T> {

    private static final long serialVersionUID = 1;

    private final SerializableFunction<T, String> key;

    Key(SerializableFunction<T, String> key) {
        this.key = key;
    }

    @Override
    public byte[] serialize(T value) {
        return key.apply(value).getBytes(StandardCharsets.UTF_8);
    }
}
