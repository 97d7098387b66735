package io.switchboard.wire;

import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;

/**
 * How time passes in one partition: values and heartbeats move it, dead letters do not, and do not keep a partition
 * that holds nothing else from being idle.
 *
 * @param lateness how far behind the newest an event may come and still be in order
 * @param idleAfter how long a partition may be silent before the others stop waiting for it, in wall time
 */
public record EventTime<T>(Duration lateness, Duration idleAfter)
        implements WatermarkStrategy<Decoded<T>>, Serializable {

    public EventTime {
        if (lateness.isNegative()) {
            throw new IllegalArgumentException("lateness is %s: give zero or more, such as PT5S".formatted(lateness));
        }
        if (idleAfter.isNegative() || idleAfter.isZero()) {
            throw new IllegalArgumentException(
                    "idleAfter is %s: give more than zero, such as PT1M".formatted(idleAfter));
        }
    }

    @Override
    public TimestampAssigner<Decoded<T>> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return new Stamp<>();
    }

    @Override
    public WatermarkGenerator<Decoded<T>> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new BelievedOnly<>(new WatermarksWithIdleness<>(
                new BoundedOutOfOrdernessWatermarks<>(lateness), idleAfter, context.getInputActivityClock()));
    }

    /** A dead letter has no time that we would believe. */
    record Stamp<T>() implements TimestampAssigner<Decoded<T>> {

        @Override
        public long extractTimestamp(Decoded<T> decoded, long kafkaTime) {
            return decoded.at() == null ? NO_TIMESTAMP : decoded.at().toEpochMilli();
        }
    }

    private record BelievedOnly<T>(WatermarkGenerator<Decoded<T>> time) implements WatermarkGenerator<Decoded<T>> {

        @Override
        public void onEvent(Decoded<T> decoded, long timestamp, WatermarkOutput output) {
            if (decoded.at() != null) {
                time.onEvent(decoded, timestamp, output);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            time.onPeriodicEmit(output);
        }
    }
}
