package io.switchboard.archive;

import io.switchboard.wire.WireFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;

/** The streams between topics and tables. */
final class Facts {

    private final ArchiveConfig config;
    private final WireFormat format;
    private final WarehouseLoader loader;
    private final List<DataStream<RowData>> refused = new ArrayList<>();

    Facts(ArchiveConfig config) {
        this.config = config;
        this.format = WireFormat.named(config.codec());
        this.loader = new WarehouseLoader(config.archive());
    }

    /** Each record is a row of the table, or one of those that were refused. */
    <A extends SpecificRecordBase> void keep(FactTable<A> table, DataStream<Raw> records) {
        SingleOutputStreamOperator<RowData> rows = records.process(
                        new FactFunction<>(table, format.records(table.type()), format.heartbeats()))
                .returns(Rows.type(table))
                .name(table.name())
                .uid("facts-" + table.name());
        refused.add(rows.getSideOutput(FactFunction.REFUSED));
        sink(table, rows);
    }

    /** When all tables are kept. */
    void keepRefused() {
        DataStream<RowData> first = refused.get(0);
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
        DataStream<RowData>[] others = refused.subList(1, refused.size()).toArray(new DataStream[0]);
        sink(Refusals.TABLE, first.union(others));
    }

    private void sink(FactTable<?> table, DataStream<RowData> rows) {
        IcebergSink.forRowData(rows)
                .tableLoader(TableLoader.fromCatalog(loader, Warehouse.id(table.name())))
                .uidSuffix(table.name())
                // One file for each day and region and commit, not one for each writer, too.
                .distributionMode(table.day() == null ? DistributionMode.NONE : DistributionMode.HASH)
                .rewriteDataFiles(rewriting())
                .expireSnapshots(expiring())
                .append();
    }

    private Map<String, String> rewriting() {
        Map<String, String> options = new HashMap<>();
        options.put("flink-maintenance.parallelism", "1");
        options.put("flink-maintenance.rewrite.schedule.commit-count", Integer.toString(config.compactAfter()));
        options.put("min-input-files", Integer.toString(config.compactAfter()));
        return options;
    }

    private Map<String, String> expiring() {
        return Map.of(
                "flink-maintenance.expire-snapshots.schedule.commit-count", Integer.toString(config.compactAfter()),
                "flink-maintenance.expire-snapshots.retain-last", Integer.toString(config.keepSnapshots()),
                "flink-maintenance.expire-snapshots.max-snapshot-age-seconds", "60");
    }
}
