package io.switchboard.wire;

import static io.switchboard.wire.Samples.NOON;
import static io.switchboard.wire.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.TicketEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** How far time has come in a partition goes with its offset, wherever that goes. */
class TidalReaderTest {

    private final Log log = new Log();
    private final Heard heard = new Heard();
    private final TidalReader<TicketEvent> reader = new TidalReader<>(log);

    @Test
    void whatIsKeptOfAPartitionIsItsNewestStamp() throws Exception {
        reader.addSplits(List.of(partition(0), partition(1), partition(2)));
        log.holds(0, List.of(at(5), at(9), at(7)));
        log.holds(1, List.of(Decoded.heartbeat(1, minute(6)), refused(1)));
        readAll();

        assertThat(kept())
                .containsExactly(Map.entry(0, millis(9)), Map.entry(1, millis(6)), Map.entry(2, Long.MIN_VALUE));
    }

    @Test
    void aPartitionThatIsTakenUpAgainBeginsWithTheNewestStampThatWasReadThere() throws Exception {
        reader.addSplits(List.of(new TidalSplit(partition(3), millis(9))));
        assertThat(reader.isAvailable())
                .as("nothing is to be read, and yet there is something to say")
                .isCompleted();
        readAll();
        assertThat(heard.in(3)).containsExactly(Decoded.heartbeat(3, minute(9)));

        log.holds(3, List.of(at(8)));
        readAll();
        assertThat(heard.in(3)).hasSize(2);
        assertThat(kept()).containsExactly(Map.entry(3, millis(9)));
    }

    @Test
    void aPartitionThatNobodyHasReadBeginsWithNoTime() throws Exception {
        reader.addSplits(List.of(partition(0), new TidalSplit(partition(1), Long.MIN_VALUE)));
        readAll();
        assertThat(heard.partitions).isEmpty();
    }

    @Test
    void whatIsKeptBeforeAnythingIsReadIsWhatWasKept() {
        reader.addSplits(List.of(new TidalSplit(partition(3), millis(9))));
        assertThat(kept()).containsExactly(Map.entry(3, millis(9)));
    }

    @Test
    void theOffsetAndTheStampAreKeptTogether() throws IOException {
        TidalSplitSerializer serializer = new TidalSplitSerializer(new KafkaPartitionSplitSerializer());
        TidalSplit split = new TidalSplit(partition(7), millis(1));

        byte[] bytes = serializer.serialize(split);
        assertThat(serializer.deserialize(serializer.getVersion(), bytes)).isEqualTo(split);
        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(partition(7))))
                .isEqualTo(new TidalSplit(partition(7), Long.MIN_VALUE));
    }

    @Test
    void whatTheConnectorKeptInEarlierReleasesIsRead() throws IOException {
        KafkaPartitionSplitSerializer before = new KafkaPartitionSplitSerializer();
        TidalSplitSerializer serializer = new TidalSplitSerializer(before);

        assertThat(serializer.deserialize(before.getVersion(), before.serialize(partition(7))))
                .isEqualTo(partition(7));
    }

    private void readAll() throws Exception {
        while (reader.pollNext(heard) == InputStatus.MORE_AVAILABLE) {
            assertThat(heard.partitions).hasSizeLessThan(1_000);
        }
    }

    private List<Map.Entry<Integer, Long>> kept() {
        return reader.snapshotState(1).stream()
                .map(split -> Map.entry(split.getPartition(), TidalSplit.newest(split)))
                .toList();
    }

    private static Decoded<TicketEvent> at(int minute) {
        return Decoded.accepted(0, TICKET, minute(minute));
    }

    private static Decoded<TicketEvent> refused(int partition) {
        return Decoded.refused(new DeadLetter("ticket-events", partition, 7, new byte[] {1}, "because"));
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private static long millis(int minute) {
        return minute(minute).toEpochMilli();
    }

    private static KafkaPartitionSplit partition(int partition) {
        return new KafkaPartitionSplit(new TopicPartition("ticket-events", partition), 42);
    }

    /** Partitions that hold what they are told to. */
    private static final class Log implements SourceReader<Decoded<TicketEvent>, KafkaPartitionSplit> {
        private final Map<KafkaPartitionSplit, Queue<Decoded<TicketEvent>>> partitions = new LinkedHashMap<>();
        private final Map<String, SourceOutput<Decoded<TicketEvent>>> outputs = new LinkedHashMap<>();

        void holds(int partition, List<Decoded<TicketEvent>> records) {
            partitions.forEach((split, held) -> {
                if (split.getPartition() == partition) {
                    held.addAll(records);
                }
            });
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Decoded<TicketEvent>> output) {
            for (Map.Entry<KafkaPartitionSplit, Queue<Decoded<TicketEvent>>> each : partitions.entrySet()) {
                Decoded<TicketEvent> next = each.getValue().poll();
                if (next != null) {
                    outputs.computeIfAbsent(each.getKey().splitId(), output::createOutputForSplit)
                            .collect(next, 0);
                    return InputStatus.MORE_AVAILABLE;
                }
            }
            return InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public void addSplits(List<KafkaPartitionSplit> splits) {
            splits.forEach(split -> partitions.put(split, new ArrayDeque<>()));
        }

        /** The connector's reader makes splits of its own. */
        @Override
        public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
            return partitions.keySet().stream()
                    .map(split -> new KafkaPartitionSplit(split.getTopicPartition(), 43))
                    .toList();
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
        public void close() {}
    }

    /** What comes out, by partition. */
    private static final class Heard implements ReaderOutput<Decoded<TicketEvent>> {
        private final Map<String, List<Decoded<TicketEvent>>> partitions = new LinkedHashMap<>();

        List<Decoded<TicketEvent>> in(int partition) {
            return partitions.get("ticket-events-" + partition);
        }

        @Override
        public SourceOutput<Decoded<TicketEvent>> createOutputForSplit(String split) {
            List<Decoded<TicketEvent>> records = partitions.computeIfAbsent(split, id -> new ArrayList<>());
            return new SourceOutput<>() {
                @Override
                public void collect(Decoded<TicketEvent> decoded) {
                    records.add(decoded);
                }

                @Override
                public void collect(Decoded<TicketEvent> decoded, long timestamp) {
                    records.add(decoded);
                }

                @Override
                public void emitWatermark(Watermark mark) {}

                @Override
                public void markIdle() {}

                @Override
                public void markActive() {}
            };
        }

        @Override
        public void releaseOutputForSplit(String split) {}

        @Override
        public void collect(Decoded<TicketEvent> decoded) {
            throw new IllegalStateException("not of a partition: " + decoded);
        }

        @Override
        public void collect(Decoded<TicketEvent> decoded, long timestamp) {
            collect(decoded);
        }

        @Override
        public void emitWatermark(Watermark mark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }
}
