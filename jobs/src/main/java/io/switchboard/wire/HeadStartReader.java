package io.switchboard.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads each partition up to where it ended when it was given to this reader, as if it stopped there, and then on. Only the
 * connector knows when it has come so far: the last record may be long gone, or not committed.
 */
final class HeadStartReader<T> implements SourceReader<Decoded<T>, KafkaPartitionSplit> {

    /** The connector forgets no offset to stop at while it reads other partitions: only another one takes its place. */
    private static final long NEVER = Long.MAX_VALUE;

    /** Who was given no partition by then is taken to get none. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SourceReader<Decoded<T>, KafkaPartitionSplit> reader;
    private final HeadStartSource.Ends ends;
    private final Map<String, KafkaPartitionSplit> behind = new HashMap<>();
    private final List<String> added = new ArrayList<>();
    private final List<KafkaPartitionSplit> caughtUp = new ArrayList<>();
    private final CompletableFuture<Void> patience = new CompletableFuture<>();
    private boolean hasPartitions;

    HeadStartReader(SourceReader<Decoded<T>, KafkaPartitionSplit> reader, HeadStartSource.Ends ends) {
        this.reader = reader;
        this.ends = ends;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is the same future
    public void start() {
        reader.start();
        patience.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        hasPartitions |= !splits.isEmpty();
        Map<TopicPartition, Long> end = ends.of(
                splits.stream().map(KafkaPartitionSplit::getTopicPartition).toList());
        List<KafkaPartitionSplit> stopping = new ArrayList<>();
        for (KafkaPartitionSplit split : splits) {
            long stop = end.get(split.getTopicPartition());
            behind.put(split.splitId(), new KafkaPartitionSplit(split.getTopicPartition(), stop, NEVER));
            added.add(split.splitId());
            stopping.add(new KafkaPartitionSplit(split.getTopicPartition(), split.getStartingOffset(), stop));
        }
        reader.addSplits(stopping);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Decoded<T>> output) throws Exception {
        if (!hasPartitions && patience.isDone()) {
            output.markIdle();
        }
        // a partition that nobody has heard of holds nothing up
        added.forEach(output::createOutputForSplit);
        added.clear();
        InputStatus status = reader.pollNext(new Watched<>(output, this::finished));
        if (caughtUp.isEmpty()) {
            return status;
        }
        reader.addSplits(List.copyOf(caughtUp));
        caughtUp.forEach(split -> output.createOutputForSplit(split.splitId()).markIdle());
        caughtUp.clear();
        return InputStatus.MORE_AVAILABLE;
    }

    private void finished(String split) {
        KafkaPartitionSplit rest = behind.remove(split);
        if (rest != null) {
            caughtUp.add(rest);
        }
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
        return reader.snapshotState(checkpoint).stream()
                .map(split -> new KafkaPartitionSplit(split.getTopicPartition(), split.getStartingOffset()))
                .toList();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return hasPartitions || patience.isDone()
                ? reader.isAvailable()
                : CompletableFuture.anyOf(reader.isAvailable(), patience).thenAccept(any -> {});
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

    /** Lets everything through, and sees which partitions have come to their end. */
    private record Watched<T>(ReaderOutput<Decoded<T>> output, Finished finished) implements ReaderOutput<Decoded<T>> {

        @Override
        public SourceOutput<Decoded<T>> createOutputForSplit(String split) {
            return output.createOutputForSplit(split);
        }

        @Override
        public void releaseOutputForSplit(String split) {
            output.releaseOutputForSplit(split);
            finished.accept(split);
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

    private interface Finished {
        void accept(String split);
    }
}
