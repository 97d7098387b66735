package io.switchboard.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads each partition up to where it ended when it was given to this reader, as if it stopped there, then up to where it ends by
 * now, and so on until nothing was added meanwhile; and then on. Only the connector knows when it has come so far: the last record
 * may be long gone, or not committed.
 */
final class HeadStartReader<T> extends ReaderAround<T> {

    /** The connector forgets no offset to stop at while it reads other partitions: only another one takes its place. */
    private static final long NEVER = Long.MAX_VALUE;

    /** Each lap is shorter than the one before; where something is always added, the last few records have no head start. */
    private static final int MOST_LAPS = 5;

    /** Who was given no partition by then is taken to get none. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HeadStartSource.Ends ends;
    private final Map<String, KafkaPartitionSplit> behind = new HashMap<>();
    private final List<String> added = new ArrayList<>();
    private final List<KafkaPartitionSplit> caughtUp = new ArrayList<>();
    private final Map<String, Integer> laps = new HashMap<>();
    private final CompletableFuture<Void> patience = new CompletableFuture<>();
    private boolean hasPartitions;

    HeadStartReader(SourceReader<Decoded<T>, KafkaPartitionSplit> reader, HeadStartSource.Ends ends) {
        super(reader);
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
        Map<TopicPartition, Long> end = endsOf(splits);
        reader.addSplits(splits.stream().map(split -> lap(split, end)).toList());
    }

    private Map<TopicPartition, Long> endsOf(List<KafkaPartitionSplit> splits) {
        return ends.of(
                splits.stream().map(KafkaPartitionSplit::getTopicPartition).toList());
    }

    /** The partition up to its end; time waits for it. */
    private KafkaPartitionSplit lap(KafkaPartitionSplit split, Map<TopicPartition, Long> ends) {
        long stop = ends.get(split.getTopicPartition());
        behind.put(split.splitId(), new KafkaPartitionSplit(split.getTopicPartition(), stop, NEVER));
        laps.merge(split.splitId(), 1, Integer::sum);
        added.add(split.splitId());
        return new KafkaPartitionSplit(split.getTopicPartition(), split.getStartingOffset(), stop);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Decoded<T>> output) throws Exception {
        if (!hasPartitions && patience.isDone()) {
            output.markIdle();
        }
        holdTimeUp(output);
        InputStatus status = reader.pollNext(new Watched<>(output, this::finished));
        if (caughtUp.isEmpty()) {
            return status;
        }
        goOn(output);
        return InputStatus.MORE_AVAILABLE;
    }

    /** A partition that nobody has heard of holds nothing up. */
    private void holdTimeUp(ReaderOutput<Decoded<T>> output) {
        added.forEach(output::createOutputForSplit);
        added.clear();
    }

    private void goOn(ReaderOutput<Decoded<T>> output) {
        Map<TopicPartition, Long> end = endsOf(caughtUp);
        List<KafkaPartitionSplit> next = new ArrayList<>();
        List<KafkaPartitionSplit> free = new ArrayList<>();
        for (KafkaPartitionSplit split : caughtUp) {
            boolean isBehindAgain = end.get(split.getTopicPartition()) > split.getStartingOffset()
                    && laps.get(split.splitId()) < MOST_LAPS;
            if (isBehindAgain) {
                next.add(lap(split, end));
            } else {
                next.add(split);
                free.add(split);
            }
        }
        caughtUp.clear();
        reader.addSplits(next);
        holdTimeUp(output);
        free.forEach(split -> output.createOutputForSplit(split.splitId()).markIdle());
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

    /** Lets everything through, and sees which partitions have come to their end. */
    private static final class Watched<T> extends OutputAround<T> {
        private final Finished finished;

        Watched(ReaderOutput<Decoded<T>> output, Finished finished) {
            super(output);
            this.finished = finished;
        }

        @Override
        public void releaseOutputForSplit(String split) {
            super.releaseOutputForSplit(split);
            finished.accept(split);
        }
    }

    private interface Finished {
        void accept(String split);
    }
}
