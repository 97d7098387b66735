package io.switchboard.wire;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/** The connector's reader with something of ours around it: what is not overridden goes through. */
abstract class ReaderAround<T> implements SourceReader<Decoded<T>, KafkaPartitionSplit> {

    final SourceReader<Decoded<T>, KafkaPartitionSplit> reader;

    ReaderAround(SourceReader<Decoded<T>, KafkaPartitionSplit> reader) {
        this.reader = reader;
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Decoded<T>> output) throws Exception {
        return reader.pollNext(output);
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        reader.addSplits(splits);
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
        return reader.snapshotState(checkpoint);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return reader.isAvailable();
    }

    @Override
    public void notifyNoMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        reader.handleSourceEvents(event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        reader.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) throws Exception {
        reader.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
        reader.pauseOrResumeSplits(pause, resume);
    }

    @Override
    public void close() throws Exception {
        reader.close();
    }

    /** What is read goes through here, too. */
    abstract static class OutputAround<T> implements ReaderOutput<Decoded<T>> {

        final ReaderOutput<Decoded<T>> output;

        OutputAround(ReaderOutput<Decoded<T>> output) {
            this.output = output;
        }

        @Override
        public SourceOutput<Decoded<T>> createOutputForSplit(String split) {
            return output.createOutputForSplit(split);
        }

        @Override
        public void releaseOutputForSplit(String split) {
            output.releaseOutputForSplit(split);
        }

        @Override
        public void collect(Decoded<T> decoded) {
            output.collect(decoded);
        }

        @Override
        public void collect(Decoded<T> decoded, long timestamp) {
            output.collect(decoded, timestamp);
        }

        @Override
        public void emitWatermark(Watermark mark) {
            output.emitWatermark(mark);
        }

        @Override
        public void markIdle() {
            output.markIdle();
        }

        @Override
        public void markActive() {
            output.markActive();
        }
    }
}
