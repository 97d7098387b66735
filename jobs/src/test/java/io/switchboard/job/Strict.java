package io.switchboard.job;

import io.switchboard.wire.Decoded;
import io.switchboard.wire.Timeless;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The environment of production: no forgotten uid, no Kryo. */
final class Strict {

    private Strict() {}

    static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }

    /** Time waits until all of the stream is read; one that is {@link Timeless} and slow would find time over. */
    static <T> WatermarkStrategy<Decoded<T>> readFirst() {
        return WatermarkStrategy.<Decoded<T>>noWatermarks()
                .withTimestampAssigner(context -> new Timeless<T>().createTimestampAssigner(context));
    }
}
