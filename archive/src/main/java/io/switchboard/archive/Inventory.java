package io.switchboard.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types.NestedField;

/** The tables as the catalog has them: made when they are missing, widened when we have learnt to say more. */
final class Inventory {

    private static final Map<String, String> PROPERTIES = Map.of(
            TableProperties.FORMAT_VERSION, "2",
            TableProperties.PARQUET_COMPRESSION, "zstd",
            // What a table was before each commit would stay for ever.
            TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true",
            TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "20",
            // Many writers, one database: commits of maintenance and of the sink meet.
            TableProperties.COMMIT_NUM_RETRIES, "20");

    private final Warehouse warehouse;

    Inventory(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Makes what is missing, that of the refused records, too.
     *
     * @param goesOn whether the job goes on from a savepoint; a job that begins anew would tell again what is there
     * @throws IllegalStateException if it must not begin; its one line names what is wrong and what to do
     */
    void make(List<FactTable<?>> wanted, boolean goesOn) {
        try (JdbcCatalog catalog = warehouse.open()) {
            for (FactTable<?> table : Tables.with(wanted)) {
                Table made = make(catalog, table);
                if (!goesOn && hasFacts(made)) {
                    throw new IllegalStateException(
                            "Table %s in %s has facts already, which a job that begins anew would keep twice: go on with --from-savepoint, or give another warehouse"
                                    .formatted(table.name(), warehouse.location()));
                }
            }
        }
    }

    /** A job with nothing to keep commits that, too, now and then. What does not say how much it has may have some. */
    private static boolean hasFacts(Table table) {
        Snapshot now = table.currentSnapshot();
        return now != null && !"0".equals(now.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP));
    }

    private static Table make(JdbcCatalog catalog, FactTable<?> wanted) {
        if (!catalog.namespaceExists(Warehouse.NAMESPACE)) {
            catalog.createNamespace(Warehouse.NAMESPACE, Map.of());
        }
        TableIdentifier id = Warehouse.id(wanted.name());
        if (!catalog.tableExists(id)) {
            return create(catalog, id, wanted);
        }
        Table table = catalog.loadTable(id);
        widen(table, wanted);
        return table;
    }

    private static Table create(JdbcCatalog catalog, TableIdentifier id, FactTable<?> wanted) {
        Schema schema = wanted.schema();
        PartitionSpec partitions = wanted.partitions(schema);
        Map<String, String> properties = new HashMap<>(PROPERTIES);
        properties.put("comment", wanted.doc());
        return catalog.createTable(id, schema, partitions, properties);
    }

    /** Only ever at the end. */
    private static void widen(Table table, FactTable<?> wanted) {
        UpdateSchema update = table.updateSchema();
        boolean missing = false;
        for (NestedField field : wanted.schema().columns()) {
            if (table.schema().findField(field.name()) == null) {
                update.addColumn(field.name(), field.type(), field.doc());
                missing = true;
            }
        }
        if (missing) {
            update.commit();
        }
    }
}
