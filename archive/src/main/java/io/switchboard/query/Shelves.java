package io.switchboard.query;

import io.switchboard.archive.FolderIO;
import io.switchboard.archive.Tables;
import io.switchboard.archive.Warehouse;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Which files a table consists of, as its catalog has it. A folder also holds what is not committed yet and what was
 * replaced: whoever reads all of its files counts facts twice.
 */
public final class Shelves {

    private final Warehouse warehouse;

    public Shelves(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Which tables there are, wherever they are.
     *
     * @throws ClusterException if there is none; its one line says what to do
     */
    public Set<String> names() {
        return each((name, table) -> name).collect(Collectors.toSet());
    }

    List<Relation> tables() {
        requireFolder();
        return each(Shelves::table).toList();
    }

    private <T> Stream<T> each(BiFunction<String, Table, T> what) {
        requireThere();
        List<T> all = new ArrayList<>();
        try (JdbcCatalog catalog = warehouse.open()) {
            if (catalog.namespaceExists(Warehouse.NAMESPACE)) {
                for (TableIdentifier id : catalog.listTables(Warehouse.NAMESPACE)) {
                    all.add(read(id.name(), () -> what.apply(id.name(), catalog.loadTable(id))));
                }
            }
        } catch (UncheckedSQLException e) { // it was there when it was opened
            throw new ClusterException(warehouse.silent(e).getMessage(), e);
        } catch (IllegalStateException e) {
            throw new ClusterException(e.getMessage(), e);
        }
        if (all.isEmpty()) {
            throw nothing();
        }
        return all.stream();
    }

    /** The catalog says where a table is described; whether that is still there shows when it is read. */
    private static <T> T read(String name, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (NotFoundException | UncheckedIOException e) {
            throw new ClusterException(
                    "Table %s cannot be read: %s: is the warehouse whole?".formatted(name, Warehouse.reason(e)), e);
        }
    }

    private void requireFolder() {
        if (!warehouse.isFolder()) {
            throw new ClusterException(
                    "The warehouse %s is no folder: query reads folders only, use ./switchboard gateway"
                            .formatted(warehouse.location()));
        }
    }

    /** A database that is a file is not made by whoever only asks. */
    private void requireThere() {
        if (warehouse.file() != null && !Files.exists(warehouse.file())) {
            throw nothing();
        }
    }

    private ClusterException nothing() {
        return new ClusterException(
                "There are no tables in %s: start the archive job with ./switchboard submit archive --config deploy/archive.yaml, or name its config with --config"
                        .formatted(FolderIO.path(warehouse.location())));
    }

    private static Relation table(String name, Table table) {
        List<NestedField> columns = columns(name, table);
        List<Relation.Field> fields = columns.stream()
                .map(field -> new Relation.Field(field.name(), sql(field.type()), field.doc()))
                .toList();
        List<String> files = files(name, table);
        String sql = files.isEmpty() ? none(columns) : read(files, columns);
        return new Relation(name, table.properties().getOrDefault("comment", ""), fields, sql);
    }

    /** Also those that the archive job of this release will add. */
    private static List<NestedField> columns(String name, Table table) {
        Stream<NestedField> added = Tables.ALL.stream()
                .filter(known -> known.name().equals(name))
                .flatMap(known -> known.schema().columns().stream())
                .filter(field -> table.schema().findField(field.name()) == null);
        return Stream.concat(table.schema().columns().stream(), added).toList();
    }

    private static List<String> files(String name, Table table) {
        List<String> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                if (!task.deletes().isEmpty()) {
                    throw new ClusterException(
                            "Table %s has rows that were deleted by somebody else, which query cannot tell from others: rewrite its data files, or use ./switchboard gateway"
                                    .formatted(name));
                }
                files.add(FolderIO.path(task.file().location()).toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(null);
        return files;
    }

    /** By name: files that were written before a column was there have no value for it, and there may be no others. */
    private static String read(List<String> files, List<NestedField> columns) {
        String list = files.stream().map(Shelves::quoted).collect(Collectors.joining(", "));
        String names = columns.stream().map(NestedField::name).collect(Collectors.joining(", "));
        return "SELECT %s FROM (%s UNION ALL BY NAME SELECT * FROM read_parquet([%s], union_by_name = true, hive_partitioning = false))"
                .formatted(names, none(columns), list);
    }

    private static String none(List<NestedField> columns) {
        return columns.stream()
                .map(field -> "CAST(NULL AS %s) AS %s".formatted(sql(field.type()), field.name()))
                .collect(Collectors.joining(", ", "SELECT ", " WHERE FALSE"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String sql(Type type) {
        return switch (type.typeId()) {
            case STRING -> "VARCHAR";
            case TIMESTAMP -> "TIMESTAMPTZ";
            case LONG -> "BIGINT";
            case INTEGER -> "INTEGER";
            case DOUBLE -> "DOUBLE";
            case BINARY -> "BLOB";
            default -> throw new IllegalArgumentException(type + " is no type of ours");
        };
    }
}
