package io.switchboard.wire;

import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What became of one Kafka record: exactly one of a value, a heartbeat (only a time) and a dead letter (no time).
 *
 * @param at how far this record says time has come in its partition; null for a dead letter, which never moves time
 */
public record Decoded<T>(int partition, T value, Instant at, DeadLetter deadLetter) {

    public static <T> Decoded<T> accepted(int partition, T value, Instant at) {
        return new Decoded<>(partition, value, at, null);
    }

    public static <T> Decoded<T> heartbeat(int partition, Instant at) {
        return new Decoded<>(partition, null, at, null);
    }

    public static <T> Decoded<T> refused(DeadLetter deadLetter) {
        return new Decoded<>(deadLetter.partition(), null, null, deadLetter);
    }

    public boolean isHeartbeat() {
        return value == null && deadLetter == null;
    }

    public static <T> TypeInformation<Decoded<T>> type(Class<T> value) {
        return type(TypeInformation.of(value));
    }

    @SuppressWarnings("unchecked") // Flink types are erased: Class<Decoded> stands for Class<Decoded<T>>
    public static <T> TypeInformation<Decoded<T>> type(TypeInformation<T> value) {
        Map<String, TypeInformation<?>> fields = Map.of(
                "partition",
                Types.INT,
                "value",
                value,
                "at",
                Types.INSTANT,
                "deadLetter",
                TypeInformation.of(DeadLetter.class));
        return (TypeInformation<Decoded<T>>) (TypeInformation<?>) Types.POJO(Decoded.class, fields);
    }
}
