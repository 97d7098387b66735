package io.switchboard.archive;

import io.switchboard.stock.Look;
import io.switchboard.stock.Shelf;
import io.switchboard.stock.Sighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.SnapshotUtil;

/** The tables of the archive: of their files those are read that can have what is looked for, and of these two columns. */
final class IcebergShelf implements Shelf {

    private static final long serialVersionUID = 1;

    private static final String TOPIC = "topic";

    private final Warehouse warehouse;
    private final HashMap<String, String> topics = new HashMap<>();

    IcebergShelf(Warehouse warehouse, List<FactTable<?>> tables) {
        this.warehouse = warehouse;
        tables.forEach(table -> topics.put(table.name(), table.topic()));
    }

    @Override
    public Sighting look(String name, Look look) {
        if (warehouse.file() != null && !Files.exists(warehouse.file())) {
            return new Sighting(
                    look, Look.EMPTY, Look.EMPTY); // a database that is a file is not made by whoever only asks
        }
        try (JdbcCatalog catalog = warehouse.open()) {
            Table table = load(catalog, name);
            Table refused = load(catalog, Refusals.TABLE.name());
            Sighting sighting = new Sighting(look, state(table), state(refused));
            read(table, look, look.snapshot(), sighting, row -> true);
            String topic = topics.get(name);
            read(refused, look, look.refused(), sighting, row -> topic.equals(row.getField(TOPIC)));
            return sighting;
        }
    }

    /** Null while the archive job has not made it. */
    private static Table load(JdbcCatalog catalog, String name) {
        TableIdentifier id = Warehouse.id(name);
        return catalog.tableExists(id) ? catalog.loadTable(id) : null;
    }

    private static long state(Table table) {
        Snapshot now = table == null ? null : table.currentSnapshot();
        return now == null ? Look.EMPTY : now.snapshotId();
    }

    private static void read(Table table, Look look, long before, Sighting to, Predicate<Record> wanted) {
        long now = state(table);
        if (now == Look.EMPTY) {
            return;
        }
        each(table, table.newScan().useSnapshot(now).filter(open(look)).planFiles(), wanted, to::row);
        if (before == Look.EMPTY) {
            each(table, table.newScan().useSnapshot(now).filter(judged(look)).planFiles(), wanted, to::added);
        } else if (follows(table, before, now)) {
            each(
                    table,
                    table.newIncrementalAppendScan()
                            .fromSnapshotExclusive(before)
                            .toSnapshot(now)
                            .filter(judged(look))
                            .planFiles(),
                    wanted,
                    to::added);
        }
    }

    /** Of a state that was forgotten since nobody knows what was added to it. */
    private static boolean follows(Table table, long before, long now) {
        return before != 0 && before != now && SnapshotUtil.isParentAncestorOf(table, now, before);
    }

    private static Expression open(Look look) {
        return either(
                look,
                span -> Expressions.and(
                        Expressions.greaterThanOrEqual(FactTable.OFFSET, span.from()),
                        Expressions.lessThanOrEqual(FactTable.OFFSET, span.to())));
    }

    private static Expression judged(Look look) {
        return either(look, span -> Expressions.lessThan(FactTable.OFFSET, span.from()));
    }

    private static Expression either(Look look, Function<Look.Span, Expression> offsets) {
        Expression any = Expressions.alwaysFalse();
        for (Look.Span span : look.spans()) {
            Expression ofPartition = Expressions.equal(FactTable.PARTITION, span.partition());
            any = Expressions.or(any, Expressions.and(ofPartition, offsets.apply(span)));
        }
        return any;
    }

    private interface Reader {

        void row(int partition, long offset);
    }

    private static void each(
            Table table, CloseableIterable<FileScanTask> files, Predicate<Record> wanted, Reader reader) {
        try (files) {
            for (FileScanTask file : files) {
                if (!file.deletes().isEmpty()) {
                    throw new IllegalStateException(
                            "Table %s has rows that were deleted by somebody else, which cannot be told from others: rewrite its data files"
                                    .formatted(table.name()));
                }
                read(table, file, wanted, reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Table table, FileScanTask file, Predicate<Record> wanted, Reader reader)
            throws IOException {
        Schema places = table.schema().select(List.of(FactTable.PARTITION, FactTable.OFFSET, TOPIC));
        try (CloseableIterable<Record> rows = Parquet.read(
                        table.io().newInputFile(file.file().location()))
                .project(places)
                .filter(file.residual())
                .createReaderFunc(type -> GenericParquetReaders.buildReader(places, type, Map.of()))
                .build()) {
            for (Record row : rows) {
                if (wanted.test(row)) {
                    reader.row((Integer) row.getField(FactTable.PARTITION), (Long) row.getField(FactTable.OFFSET));
                }
            }
        }
    }
}
