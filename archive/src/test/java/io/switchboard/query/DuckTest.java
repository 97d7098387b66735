package io.switchboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.archive.Shelved;
import io.switchboard.archive.Warehouse;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckTest {

    private static final Views VIEWS = Views.in(Path.of("../deploy/sql/views"));

    @TempDir
    private Path folder;

    private Warehouse warehouse;
    private Path file;

    @BeforeEach
    void aTableOfOneFile() {
        warehouse = new Shelved(folder).made().warehouse();
        file = folder.resolve("it's one.parquet");
        try (Duck duck = Duck.over(warehouse, VIEWS)) {
            duck.ask("COPY (FROM refused_records) TO '%s' (FORMAT parquet)".formatted(quoted(file)), answer -> {});
        }
        Shelved.list(warehouse, "refused_records", file);
    }

    @Test
    void aFileThatCompactionTookAwayIsNoFaultOfTheQuestion() throws IOException {
        try (Duck duck = Duck.over(warehouse, VIEWS)) {
            duck.ask("FROM refused_records", answer -> {});
            assertThat(duck.isStale()).isFalse();

            Files.delete(file);

            assertThatThrownBy(() -> duck.ask("FROM refused_records", answer -> {}))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("ask again")
                    .message()
                    .hasLineCount(1);
            assertThat(duck.isStale()).isTrue();
        }
    }

    @Test
    void aFileThatTheQuestionNamesAndNobodyHasIs() {
        try (Duck duck = Duck.over(warehouse, VIEWS)) {
            assertThatThrownBy(() -> duck.ask("FROM read_parquet('/nowhere.parquet')", answer -> {}))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageStartingWith("The query is wrong: ");
            assertThat(duck.isStale()).isFalse();
        }
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }
}
