package io.switchboard.archive;

import io.switchboard.audit.Alarm;
import io.switchboard.event.Heartbeat;
import io.switchboard.job.ConfigFile;
import io.switchboard.job.JobNeeds;
import io.switchboard.job.Launch;
import io.switchboard.job.StockConfig;
import io.switchboard.stock.Place;
import io.switchboard.stock.Shelf;
import io.switchboard.stock.StockFunction;
import io.switchboard.stock.StockRules;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The places of committed records in, and looks at the tables; an alarm for each that is not one row out. */
public final class StockJob {

    private StockJob() {}

    /** Arguments: {@code --config FILE}. */
    public static void main(String[] args) throws Exception {
        StockConfig config = StockConfig.read(ConfigFile.named(args));
        ArchiveConfig archive = ArchiveConfig.read(Path.of(config.archive()));
        StreamExecutionEnvironment env = Launch.environment(
                config,
                JobNeeds.of(
                        config,
                        archive.factTables().stream().map(FactTable::topic).collect(Collectors.toSet())));
        wire(env, config, archive);
        env.execute("stock");
    }

    /** The edges: Kafka in, Kafka out. */
    static void wire(StreamExecutionEnvironment env, StockConfig config, ArchiveConfig archive) {
        Kafka kafka = config.kafka();
        Codec<Heartbeat> heartbeats = kafka.format().heartbeats();
        List<DataStream<Place>> places = new ArrayList<>();
        for (FactTable<?> table : archive.factTables()) {
            KafkaSource<Place> source = kafka.source(table.topic(), new PlaceDecoder(table.name(), heartbeats));
            places.add(env.fromSource(source, WatermarkStrategy.noWatermarks(), table.topic())
                    .uid("places-" + table.name()));
        }
        topology(places, config, archive.factTables(), new IcebergShelf(archive.archive(), archive.factTables()))
                .sinkTo(kafka.sink(
                        Topics.RECONCILIATION_ALARMS, kafka.format().reconciliationAlarms(), alarm -> alarm.kind()
                                .name()))
                .name("reconciliation alarms")
                .uid("reconciliation-alarms");
    }

    /** Everything between the edges. */
    static DataStream<Alarm> topology(
            List<DataStream<Place>> places, StockConfig config, List<FactTable<?>> tables, Shelf shelf) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
        DataStream<Place>[] others = places.subList(1, places.size()).toArray(new DataStream[0]);
        return places.get(0)
                .union(others)
                .keyBy(Place::table)
                .process(new StockFunction(rules(tables, config.behindAfter()), shelf, config.lookEvery()))
                .name("stock")
                .uid(StockFunction.UID);
    }

    static StockRules rules(List<FactTable<?>> tables, Duration behindAfter) {
        HashMap<String, String> topics = new HashMap<>();
        tables.forEach(table -> topics.put(table.name(), table.topic()));
        return new StockRules(topics, new HashSet<>(Topics.COMPACTED), behindAfter);
    }
}
