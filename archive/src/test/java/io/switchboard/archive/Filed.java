package io.switchboard.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.parquet.Parquet;

/** A warehouse into which rows are put by hand, each commit a file: of them only the places are there. */
final class Filed {

    private final ArchiveConfig config;

    Filed(Path folder) {
        try {
            config = ArchiveConfig.read(
                    Files.writeString(folder.resolve("archive.yaml"), "tables: [call_events, surges]\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Filed made() {
        new Inventory(config.archive()).make(config.factTables(), true);
        return this;
    }

    IcebergShelf shelf() {
        return new IcebergShelf(config.archive(), config.factTables());
    }

    ArchiveConfig config() {
        return config;
    }

    Filed rows(String table, int partition, long from, long to) {
        return filed(table, null, partition, from, to);
    }

    Filed refused(String topic, int partition, long offset) {
        return filed(Refusals.TABLE.name(), topic, partition, offset, offset + 1);
    }

    private Filed filed(String name, String topic, int partition, long from, long to) {
        try (JdbcCatalog catalog = config.archive().open()) {
            Table table = catalog.loadTable(Warehouse.id(name));
            table.newAppend()
                    .appendFile(file(table, topic, partition, from, to))
                    .commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** As compaction does: one file in the place of others. */
    Filed compacted(String name, int partition, long from, long to) {
        try (JdbcCatalog catalog = config.archive().open()) {
            Table table = catalog.loadTable(Warehouse.id(name));
            var rewrite = table.newRewrite();
            table.newScan().planFiles().forEach(task -> rewrite.deleteFile(task.file()));
            rewrite.addFile(file(table, null, partition, from, to)).commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Whatever the table was before is forgotten. */
    Filed expired(String name) {
        try (JdbcCatalog catalog = config.archive().open()) {
            Table table = catalog.loadTable(Warehouse.id(name));
            table.expireSnapshots()
                    .expireOlderThan(Long.MAX_VALUE)
                    .retainLast(1)
                    .cleanupLevel(ExpireSnapshots.CleanupLevel.NONE)
                    .commit();
        }
        return this;
    }

    private static DataFile file(Table table, String topic, int partition, long from, long to) throws IOException {
        String path = table.location() + "/data/" + UUID.randomUUID() + ".parquet";
        DataWriter<Record> writer = Parquet.writeData(table.io().newOutputFile(path))
                .forTable(table)
                .withPartition(new PartitionKey(table.spec(), table.schema()))
                .createWriterFunc(GenericParquetWriter::create)
                .build();
        try (writer) {
            LongStream.range(from, to).forEach(offset -> {
                Record row = GenericRecord.create(table.schema());
                row.setField(FactTable.PARTITION, partition);
                row.setField(FactTable.OFFSET, offset);
                if (topic != null) {
                    row.setField("topic", topic);
                }
                writer.write(row);
            });
        }
        return writer.toDataFile();
    }
}
