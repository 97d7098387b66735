package io.switchboard.wire;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic that tells of things and not of time, such as customers, and yet is to be read before time passes: when a job begins
 * or goes on, nobody's time passes until all is read that was there by then. After that it is idle for ever, as a {@link Timeless}
 * one.
 */
public final class HeadStartSource<T> extends SourceAround<T> {

    private static final long serialVersionUID = 1;

    private final Ends ends;

    HeadStartSource(KafkaSource<Decoded<T>> topic, Ends ends) {
        super(topic);
        this.ends = ends;
    }

    /** Tells where partitions end now. */
    interface Ends extends Serializable {
        Map<TopicPartition, Long> of(Collection<TopicPartition> partitions);
    }

    /** How time passes, the reader says: not at all, and then it is idle. */
    public static <T> WatermarkStrategy<Decoded<T>> time() {
        TimestampAssignerSupplier<Decoded<T>> stamps = context -> new EventTime.Stamp<>();
        return WatermarkStrategy.<Decoded<T>>noWatermarks().withTimestampAssigner(stamps);
    }

    @Override
    public SourceReader<Decoded<T>, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new HeadStartReader<>(topic.createReader(context), ends);
    }
}
