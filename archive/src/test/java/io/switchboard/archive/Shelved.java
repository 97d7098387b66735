package io.switchboard.archive;

import io.switchboard.wire.Codec;
import io.switchboard.wire.WireFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** A warehouse into which the job itself, on a cluster in this process, has put the records that a test gives. */
public final class Shelved {

    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;

    private final ArchiveConfig config;
    private final Map<String, List<Raw>> topics = new LinkedHashMap<>();

    public Shelved(Path folder) {
        this(folder, "");
    }

    /** One that is told more, such as which tables to keep. */
    public Shelved(Path folder, String more) {
        this.config = ArchiveConfig.read(written(folder, "warehouse: warehouse\n" + more));
    }

    private static Path written(Path folder, String yaml) {
        try {
            return Files.writeString(folder.resolve("archive.yaml"), yaml);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public Warehouse warehouse() {
        return config.archive();
    }

    /** Says in the table's description that the file is one of its. */
    public static void list(Warehouse warehouse, String table, Path file) {
        try (JdbcCatalog catalog = warehouse.open()) {
            catalog.loadTable(Warehouse.id(table))
                    .newAppend()
                    .appendFile(DataFiles.builder(PartitionSpec.unpartitioned())
                            .withPath(file.toString())
                            .withFileSizeInBytes(1)
                            .withRecordCount(1)
                            .build())
                    .commit();
        }
    }

    ArchiveConfig config() {
        return config;
    }

    /** One more record of the topic, in partition 0. */
    @SuppressWarnings("unchecked") // a record is of its own class
    public <A extends SpecificRecordBase> Shelved with(String topic, A record) {
        Codec<A> codec = FORMAT.records((Class<A>) record.getClass());
        return bytes(topic, codec.encode(record));
    }

    public Shelved bytes(String topic, byte[] bytes) {
        List<Raw> records = topics.computeIfAbsent(topic, name -> new ArrayList<>());
        records.add(new Raw(topic, 0, records.size(), bytes));
        return this;
    }

    /** With the tables, and nothing in them yet. */
    public Shelved made() {
        new Inventory(config.archive()).make(config.factTables(), true);
        return this;
    }

    /** Returns when all is committed. */
    public Shelved kept() throws Exception {
        made();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        env.configure(new Configuration()
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                .set(PipelineOptions.OBJECT_REUSE, true));
        ArchiveJob.settings(env, config);
        Facts facts = new Facts(config);
        for (FactTable<?> table : config.factTables()) {
            List<Raw> records = topics.getOrDefault(table.topic(), List.of());
            if (!records.isEmpty()) {
                DataStream<Raw> stream = env.fromData(TypeInformation.of(Raw.class), records.toArray(new Raw[0]))
                        .uid("given-" + table.name());
                facts.keep(table, stream);
            }
        }
        facts.keepRefused();
        env.execute("archive");
        return this;
    }
}
