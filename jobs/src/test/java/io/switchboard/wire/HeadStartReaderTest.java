package io.switchboard.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.Ack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.junit.jupiter.api.Test;

/** A partition holds time up until all is read that was there when the reader was given it, and never again. */
class HeadStartReaderTest {

    private static final long END = 50;

    private final Partitions partitions = new Partitions();
    private final Time time = new Time();
    private final HeadStartReader<Ack> reader = new HeadStartReader<>(partitions, this::ends);
    private long end = END;

    @Test
    void aPartitionIsReadUpToItsEndAndThenOnAndIsIdleFromThere() throws Exception {
        reader.addSplits(List.of(from(0, 42), from(1, 7)));
        reader.pollNext(time);
        assertThat(time.heardOf).as("a partition without a record, too").containsExactlyInAnyOrder("acks-0", "acks-1");
        assertThat(time.idle).isEmpty();
        assertThat(partitions.reads(0)).isEqualTo("42 to 50");

        partitions.end(0);
        assertThat(reader.pollNext(time)).as("there is more to read").isEqualTo(InputStatus.MORE_AVAILABLE);
        assertThat(time.idle).containsExactly("acks-0");
        assertThat(partitions.reads(0)).isEqualTo("50 on");
        assertThat(partitions.reads(1)).isEqualTo("7 to 50");

        partitions.end(1);
        reader.pollNext(time);
        assertThat(time.idle).containsExactlyInAnyOrder("acks-0", "acks-1");
    }

    @Test
    void whatIsAddedMeanwhileIsReadBeforeTimePassesToo() throws Exception {
        reader.addSplits(List.of(from(0, 42)));
        reader.pollNext(time);
        end = 53;
        partitions.end(0);
        reader.pollNext(time);
        assertThat(partitions.reads(0)).isEqualTo("50 to 53");
        assertThat(time.idle).isEmpty();
        assertThat(time.heldUpBy).containsExactly("acks-0");

        partitions.end(0);
        reader.pollNext(time);
        assertThat(partitions.reads(0)).isEqualTo("53 on");
        assertThat(time.idle).containsExactly("acks-0");
    }

    @Test
    void whereSomethingIsAlwaysAddedTimePassesAfterAFewLaps() throws Exception {
        reader.addSplits(List.of(from(0, 42)));
        reader.pollNext(time);
        for (int lap = 1; lap < 5; lap++) {
            end++;
            partitions.end(0);
            reader.pollNext(time);
            assertThat(time.idle).as("lap %d", lap).isEmpty();
        }
        end++;
        partitions.end(0);
        reader.pollNext(time);
        assertThat(partitions.reads(0)).isEqualTo("54 on");
        assertThat(time.idle).containsExactly("acks-0");
    }

    @Test
    void whatIsKeptOfAPartitionHasNoEndAndSoItsNextReaderAsksAnew() {
        reader.addSplits(List.of(from(0, 42)));
        assertThat(reader.snapshotState(1)).containsExactly(from(0, 42));
    }

    @Test
    void whoHasNoPartitionHoldsTimeUpForAMomentOnly() throws Exception {
        reader.start();
        assertThat(time.idle).isEmpty();
        reader.isAvailable().get(1, TimeUnit.MINUTES);
        reader.pollNext(time);
        assertThat(time.idle).containsExactly("all");
    }

    @Test
    void whoHasAPartitionIsNotIdleWhileItIsBehindHoweverLongThatIs() throws Exception {
        reader.start();
        reader.isAvailable().get(1, TimeUnit.MINUTES);
        reader.addSplits(List.of(from(0, 42)));
        reader.pollNext(time);
        assertThat(time.idle).isEmpty();
        assertThat(reader.isAvailable()).isNotCompleted();
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> of) {
        Map<TopicPartition, Long> ends = new LinkedHashMap<>();
        of.forEach(partition -> ends.put(partition, end));
        return ends;
    }

    private static KafkaPartitionSplit from(int partition, long offset) {
        return new KafkaPartitionSplit(new TopicPartition("acks", partition), offset);
    }

    /** Partitions that come to their end when they are told to. */
    private static final class Partitions implements SourceReader<Decoded<Ack>, KafkaPartitionSplit> {
        private final Map<String, KafkaPartitionSplit> read = new LinkedHashMap<>();
        private final Set<String> ended = new HashSet<>();

        void end(int partition) {
            ended.add("acks-" + partition);
        }

        String reads(int partition) {
            KafkaPartitionSplit split = read.get("acks-" + partition);
            return split.getStartingOffset()
                    + split.getStoppingOffset()
                            .filter(stop -> stop < Long.MAX_VALUE)
                            .map(stop -> " to " + stop)
                            .orElse(" on");
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Decoded<Ack>> output) {
            ended.forEach(split -> {
                read.remove(split);
                output.releaseOutputForSplit(split);
            });
            ended.clear();
            return InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public void addSplits(List<KafkaPartitionSplit> splits) {
            splits.forEach(split -> read.put(split.splitId(), split));
        }

        @Override
        public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
            return new ArrayList<>(read.values());
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return new CompletableFuture<>();
        }

        @Override
        public void start() {}

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void handleSourceEvents(SourceEvent event) {}

        @Override
        public void close() {}
    }

    /** Who holds time up no longer. */
    private static final class Time implements ReaderOutput<Decoded<Ack>> {
        private final Set<String> idle = new HashSet<>();
        private final Set<String> heardOf = new HashSet<>();
        private final Set<String> heldUpBy = new HashSet<>();

        @Override
        public SourceOutput<Decoded<Ack>> createOutputForSplit(String split) {
            heardOf.add(split);
            heldUpBy.add(split);
            return new OfOne(split, idle);
        }

        @Override
        public void releaseOutputForSplit(String split) {
            idle.remove(split);
            heldUpBy.remove(split);
        }

        @Override
        public void markIdle() {
            idle.add("all");
        }

        @Override
        public void collect(Decoded<Ack> decoded) {}

        @Override
        public void collect(Decoded<Ack> decoded, long timestamp) {}

        @Override
        public void emitWatermark(Watermark mark) {}

        @Override
        public void markActive() {}
    }

    private record OfOne(String split, Set<String> idle) implements SourceOutput<Decoded<Ack>> {

        @Override
        public void markIdle() {
            idle.add(split);
        }

        @Override
        public void collect(Decoded<Ack> decoded) {}

        @Override
        public void collect(Decoded<Ack> decoded, long timestamp) {}

        @Override
        public void emitWatermark(Watermark mark) {}

        @Override
        public void markActive() {}
    }
}
