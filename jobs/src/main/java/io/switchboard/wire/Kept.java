package io.switchboard.wire;

import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * A value that can still be refused: it carries the record it came in, for an operator further on that finds it cannot
 * be used. Where a value is broadcast, one subtask alone must put the dead letter aside, or there is one for each.
 *
 * @param bytes the record's value as it came
 */
@SuppressWarnings("ArrayRecordComponent") // as Kafka gave it; Flink ships arrays as they are
public record Kept<T>(T value, String topic, int partition, long offset, byte[] bytes) {

    /** What becomes of the record now. */
    public DeadLetter refused(String reason) {
        return new DeadLetter(topic, partition, offset, bytes, reason);
    }

    @SuppressWarnings("unchecked") // Flink types are erased: Class<Kept> stands for Class<Kept<T>>
    public static <T> TypeInformation<Kept<T>> type(Class<T> value) {
        Map<String, TypeInformation<?>> fields = Map.of(
                "value", TypeInformation.of(value),
                "topic", Types.STRING,
                "partition", Types.INT,
                "offset", Types.LONG,
                "bytes", Types.PRIMITIVE_ARRAY(Types.BYTE));
        return (TypeInformation<Kept<T>>) (TypeInformation<?>) Types.POJO(Kept.class, fields);
    }
}
