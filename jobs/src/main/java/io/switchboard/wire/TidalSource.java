package io.switchboard.wire;

import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A topic in which time passes: a job that starts again remembers how far it had come in each partition, since that is kept with
 * the offset. It could not be kept behind the source: what a subtask of another operator keeps does not follow a partition to
 * another subtask, and Flink's way to give all to all (a union list) can make stopping with a savepoint fail.
 */
public final class TidalSource<T> extends SourceAround<T> {

    private static final long serialVersionUID = 1;

    TidalSource(KafkaSource<Decoded<T>> topic) {
        super(topic);
    }

    @Override
    public SourceReader<Decoded<T>, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new TidalReader<>(topic.createReader(context));
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return new TidalSplitSerializer(topic.getSplitSerializer());
    }
}
