package io.switchboard.wire;

import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What a compacted topic is to say of one key from now on.
 *
 * @param value null when the key is forgotten: a tombstone
 */
public record Update<T>(String key, T value) {

    public static <T> Update<T> forgotten(String key) {
        return new Update<>(key, null);
    }

    @SuppressWarnings("unchecked") // Flink types are erased: Class<Update> stands for Class<Update<T>>
    public static <T> TypeInformation<Update<T>> type(Class<T> value) {
        Map<String, TypeInformation<?>> fields = Map.of("key", Types.STRING, "value", TypeInformation.of(value));
        return (TypeInformation<Update<T>>) (TypeInformation<?>) Types.POJO(Update.class, fields);
    }
}
