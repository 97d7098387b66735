package io.switchboard.wire;

import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What became of one Kafka record: exactly one of a value, a heartbeat (only a time) and a dead letter (no time).
 *
 * @param at how far this record says time has come; null for a dead letter, which never moves time
 * @param partition of its topic
 */
public record Decoded<T>(T value, Instant at, DeadLetter deadLetter, int partition) {

    public static <T> Decoded<T> accepted(T value, Instant at) {
        return new Decoded<>(value, at, null, 0);
    }

    public static <T> Decoded<T> heartbeat(Instant at) {
        return new Decoded<>(null, at, null, 0);
    }

    public static <T> Decoded<T> refused(DeadLetter deadLetter) {
        return new Decoded<>(null, null, deadLetter, 0);
    }

    /** The same, read from that partition. */
    public Decoded<T> from(int part) {
        return new Decoded<>(value, at, deadLetter, part);
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
                "value",
                value,
                "at",
                Types.INSTANT,
                "deadLetter",
                TypeInformation.of(DeadLetter.class),
                "partition",
                Types.INT);
        return (TypeInformation<Decoded<T>>) (TypeInformation<?>) Types.POJO(Decoded.class, fields);
    }
}
