package io.switchboard.wire;

import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * A value from a partition in which time passes.
 *
 * @param tide how far time had come there before the value was read, in epoch milliseconds; MIN_VALUE for nowhere yet
 */
public record Timed<T>(T value, long tide) {

    public static <T> TypeInformation<Timed<T>> type(Class<T> value) {
        return type(TypeInformation.of(value));
    }

    @SuppressWarnings("unchecked") // Flink types are erased: Class<Timed> stands for Class<Timed<T>>
    private static <T> TypeInformation<Timed<T>> type(TypeInformation<T> value) {
        Map<String, TypeInformation<?>> fields = Map.of("value", value, "tide", Types.LONG);
        return (TypeInformation<Timed<T>>) (TypeInformation<?>) Types.POJO(Timed.class, fields);
    }
}
