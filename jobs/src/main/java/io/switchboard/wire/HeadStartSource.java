package io.switchboard.wire;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic that tells of things and not of time, such as customers, and yet is to be read before time passes: when a job begins
 * or goes on, nobody's time passes until all is read that was there by then. After that it is idle for ever, as a {@link Timeless}
 * one.
 */
public final class HeadStartSource<T>
        implements Source<Decoded<T>, KafkaPartitionSplit, KafkaSourceEnumState>, ResultTypeQueryable<Decoded<T>> {

    private static final long serialVersionUID = 1;

    private final KafkaSource<Decoded<T>> topic;
    private final Ends ends;

    HeadStartSource(KafkaSource<Decoded<T>> topic, Ends ends) {
        this.topic = topic;
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
    public Boundedness getBoundedness() {
        return topic.getBoundedness();
    }

    @Override
    public SourceReader<Decoded<T>, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new HeadStartReader<>(topic.createReader(context), ends);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return topic.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState kept) throws IOException {
        return topic.restoreEnumerator(context, kept);
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return topic.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return topic.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<Decoded<T>> getProducedType() {
        return topic.getProducedType();
    }
}
