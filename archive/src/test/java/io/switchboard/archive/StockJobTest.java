package io.switchboard.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.Heartbeat;
import io.switchboard.job.StockConfig;
import io.switchboard.stock.Place;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StockJobTest {

    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theNamesInItsSavepoints() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        env.configure(new Configuration()
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                .set(PipelineOptions.GENERIC_TYPES, false));
        env.enableCheckpointing(1_000);
        StockJob.wire(
                env, new StockConfig(null, null, null, null, null, null, null, null, null), new Filed(folder).config());
        assertThat(env.getStreamGraph().getStreamNodes().stream().map(StreamNode::getTransformationUID))
                .containsExactlyInAnyOrder(
                        "places-call_events",
                        "places-surges",
                        "stock",
                        "reconciliation-alarms",
                        "Sink Committer: reconciliation-alarms");
    }

    /** What the archive job makes a row of, and what it does not. */
    @Test
    void aRecordIsAPlaceWhateverItMeansAndAHeartbeatIsNone() {
        List<Place> places = new ArrayList<>();
        PlaceDecoder decoder = new PlaceDecoder("call_events", FORMAT.heartbeats());
        Collector<Place> out = collector(places);
        decoder.deserialize(record(4, new byte[] {1}), out);
        decoder.deserialize(record(5, FORMAT.heartbeats().encode(new Heartbeat(TEN, "test"))), out);
        decoder.deserialize(record(6, null), out);
        assertThat(places)
                .containsExactly(
                        new Place("call_events", 2, 4, TEN.toEpochMilli()),
                        new Place("call_events", 2, 6, TEN.toEpochMilli()));
    }

    private static Collector<Place> collector(List<Place> places) {
        return new Collector<>() {
            @Override
            public void collect(Place place) {
                places.add(place);
            }

            @Override
            public void close() {}
        };
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
        return new ConsumerRecord<>(
                "call-events",
                2,
                offset,
                TEN.toEpochMilli(),
                TimestampType.CREATE_TIME,
                1,
                1,
                new byte[] {1},
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
