package io.switchboard.wire;

import java.io.IOException;
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

/**
 * A topic in which time passes: a job that starts again remembers how far it had come in each partition, since that is kept with
 * the offset. It could not be kept behind the source: what a subtask of another operator keeps does not follow a partition to
 * another subtask, and Flink's way to give all to all (a union list) can make stopping with a savepoint fail.
 */
public final class TidalSource<T>
        implements Source<Decoded<T>, KafkaPartitionSplit, KafkaSourceEnumState>, ResultTypeQueryable<Decoded<T>> {

    private static final long serialVersionUID = 1;

    private final KafkaSource<Decoded<T>> topic;

    TidalSource(KafkaSource<Decoded<T>> topic) {
        this.topic = topic;
    }

    @Override
    public Boundedness getBoundedness() {
        return topic.getBoundedness();
    }

    @Override
    public SourceReader<Decoded<T>, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new TidalReader<>(topic.createReader(context));
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
        return new TidalSplitSerializer(topic.getSplitSerializer());
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
