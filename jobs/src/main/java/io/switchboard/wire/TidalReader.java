package io.switchboard.wire;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Watches how far the stamps come in each partition that is read here, and keeps it with the offset. A partition that is taken
 * up again begins with a heartbeat of the newest stamp that was read there: so time goes on where it was, though nothing may
 * ever be written there again.
 */
final class TidalReader<T> extends ReaderAround<T> {

    private final Map<String, Stamps> partitions = new HashMap<>();
    private final Queue<TidalSplit> takenUp = new ArrayDeque<>();
    private Watched<T> watched;

    TidalReader(SourceReader<Decoded<T>, KafkaPartitionSplit> reader) {
        super(reader);
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        for (KafkaPartitionSplit split : splits) {
            partitions.put(split.splitId(), new Stamps(TidalSplit.newest(split)));
            if (split instanceof TidalSplit tidal && tidal.newest() != Long.MIN_VALUE) {
                takenUp.add(tidal);
            }
        }
        reader.addSplits(splits);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Decoded<T>> output) throws Exception {
        for (TidalSplit split = takenUp.poll(); split != null; split = takenUp.poll()) {
            output.createOutputForSplit(split.splitId())
                    .collect(Decoded.heartbeat(split.getPartition(), Instant.ofEpochMilli(split.newest())));
        }
        if (watched == null || watched.output != output) {
            watched = new Watched<>(output, partitions);
        }
        return reader.pollNext(watched);
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
        List<KafkaPartitionSplit> splits = new ArrayList<>();
        for (KafkaPartitionSplit split : reader.snapshotState(checkpoint)) {
            splits.add(new TidalSplit(split, partitions.get(split.splitId()).newest));
        }
        return splits;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return takenUp.isEmpty() ? reader.isAvailable() : CompletableFuture.completedFuture(null);
    }

    /** The newest stamp of a partition, in epoch milliseconds; MIN_VALUE for none. */
    private static final class Stamps {
        private long newest;

        Stamps(long newest) {
            this.newest = newest;
        }
    }

    /** Lets everything through, and sees the stamps go by. */
    private static final class Watched<T> extends OutputAround<T> {
        private final Map<String, Stamps> partitions;

        Watched(ReaderOutput<Decoded<T>> output, Map<String, Stamps> partitions) {
            super(output);
            this.partitions = partitions;
        }

        @Override
        public SourceOutput<Decoded<T>> createOutputForSplit(String split) {
            return new WatchedPartition<>(super.createOutputForSplit(split), partitions.get(split));
        }
    }

    private record WatchedPartition<T>(SourceOutput<Decoded<T>> output, Stamps stamps)
            implements SourceOutput<Decoded<T>> {

        @Override
        public void collect(Decoded<T> decoded) {
            see(decoded);
            output.collect(decoded);
        }

        @Override
        public void collect(Decoded<T> decoded, long timestamp) {
            see(decoded);
            output.collect(decoded, timestamp);
        }

        private void see(Decoded<T> decoded) {
            if (decoded.at() != null) {
                stamps.newest = Math.max(stamps.newest, decoded.at().toEpochMilli());
            }
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
