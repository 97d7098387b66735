package io.switchboard.wire;

import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * A value that was let through.
 *
 * @param tide how far time had come in its partition when it was read, in epoch milliseconds: {@link Tide#UNKNOWN} before
 *     the first stamp there
 */
public record Sifted<T>(T value, long tide) {

    /** With values of that type. */
    @SuppressWarnings("unchecked") // Flink types are erased: Class<Sifted> stands for Class<Sifted<T>>
    static <T> TypeInformation<Sifted<T>> type(TypeInformation<T> value) {
        Map<String, TypeInformation<?>> fields = Map.of("value", value, "tide", Types.LONG);
        return (TypeInformation<Sifted<T>>) (TypeInformation<?>) Types.POJO(Sifted.class, fields);
    }
}
