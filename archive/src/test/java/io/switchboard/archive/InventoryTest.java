package io.switchboard.archive;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {

    @TempDir
    private Path folder;

    private ArchiveConfig config;
    private Inventory inventory;

    @BeforeEach
    void aJobHasMadeItsTables() throws IOException {
        config = ArchiveConfig.read(Files.writeString(folder.resolve("archive.yaml"), "tables: [call_events]\n"));
        inventory = new Inventory(config.archive());
        inventory.make(config.factTables(), false);
    }

    /** Iceberg's writer commits nothing, too: after ten checkpoints in a row that brought nothing. */
    @Test
    void tablesInWhichNothingWasEverKeptAreBegunAnew() {
        change("call_events", table -> table.newAppend().commit());

        assertThatCode(() -> inventory.make(config.factTables(), false)).doesNotThrowAnyException();
    }

    @Test
    void tablesWithFactsAreOnlyGoneOnWith() {
        change(
                "refused_records",
                table -> table.newAppend().appendFile(oneFact(table.location())).commit());

        assertThatThrownBy(() -> inventory.make(config.factTables(), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Table refused_records in ")
                .hasMessageContaining("has facts already")
                .message()
                .hasLineCount(1);
        assertThatCode(() -> inventory.make(config.factTables(), true)).doesNotThrowAnyException();
    }

    private void change(String table, Consumer<Table> change) {
        try (JdbcCatalog catalog = config.archive().open()) {
            change.accept(catalog.loadTable(Warehouse.id(table)));
        }
    }

    private static DataFile oneFact(String location) {
        return DataFiles.builder(PartitionSpec.unpartitioned())
                .withPath(location + "/data/one.parquet")
                .withFileSizeInBytes(1)
                .withRecordCount(1)
                .build();
    }
}
