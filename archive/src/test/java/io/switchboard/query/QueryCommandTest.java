package io.switchboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.archive.ArchiveConfig;
import io.switchboard.archive.FolderIO;
import io.switchboard.archive.Shelved;
import io.switchboard.archive.Warehouse;
import io.switchboard.cli.Main;
import io.switchboard.deploy.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A query that cannot be answered is one line that says why, and exit code 1. */
class QueryCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void twoTablesAreKept() {
        System.setProperty(Installation.ROOT_PROPERTY, "..");
        new Shelved(folder, "tables: [call_events, surges]\n").made();
    }

    @Test
    void aQueryThatIsRightIsAnswered() {
        assertThat(command(config(), "SELECT COUNT(*) AS n FROM call_events", "--format", "csv"))
                .isEmpty();
        assertThat(out.toString()).isEqualTo("n\r\n0\r\n");
    }

    @Test
    void aWrongQueryIsOneLine() {
        for (String wrong : List.of(
                "SELEC 1",
                "SELECT nothing\nFROM call_events",
                "SELECT 1 +",
                "SELECT 'a\r\rb'::INTEGER",
                "SELECT * FROM call_events WHERE",
                "SELECT * FROM (SELECT",
                "SELECT no_such_function(1)",
                "SELECT \"never closed",
                "",
                ";",
                "/* nothing */")) {
            assertThat(refused(wrong)).as(wrong).startsWith("The query is wrong: ");
        }
    }

    @Test
    void aTableThatIsMissingIsOneLineThatNamesThoseThatAre() {
        for (String missing : List.of("sla_outcomes", "\"sla outcomes\"", "facts.sla_outcomes", "SLA_OUTCOMES")) {
            assertThat(refused("SELECT * FROM " + missing))
                    .as(missing)
                    .contains("There is no table ", "call_events", "surges");
        }
    }

    @Test
    void aQuestionThatIsMissingIsOneLineThatNamesThoseThatAre() {
        assertThat(command(config(), "--question", "attainment"))
                .startsWith("There is no question attainment; there are alarm-lead-times, ")
                .hasLineCount(1);
        assertThat(command(config(), "--file", folder.resolve("nowhere.sql").toString()))
                .contains("nowhere.sql cannot be read")
                .hasLineCount(1);
    }

    @Test
    void aCatalogThatIsDownIsOneLine() throws IOException {
        Path down = Files.writeString(folder.resolve("down.yaml"), "catalog: jdbc:postgresql://localhost:1/nobody\n");

        assertThat(command(down, "SELECT 1"))
                .startsWith("The catalog jdbc:postgresql://localhost:1/nobody does not answer (")
                .hasLineCount(1);
    }

    @Test
    void aConfigThatIsMissingIsOneLine() {
        assertThat(command(folder.resolve("nowhere.yaml"), "SELECT 1"))
                .contains("nowhere.yaml")
                .hasLineCount(1);
    }

    @Test
    void aCatalogThatIsNoDatabaseIsOneLine() throws IOException {
        Files.writeString(catalog(), "This was a database once.".repeat(1_000));

        assertThat(refused("SELECT 1")).contains("The catalog jdbc:sqlite:").contains("does not answer (");
    }

    @Test
    void aCatalogThatIsBrokenInItsMiddleIsOneLine() throws IOException, SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + catalog());
                Statement statement = database.createStatement()) {
            statement.execute("ALTER TABLE iceberg_tables RENAME COLUMN table_namespace TO gone");
        }

        assertThat(refused("SELECT 1")).contains("The catalog jdbc:sqlite:").contains("does not answer (");
    }

    @Test
    void aTableWhoseDescriptionIsGoneIsOneLine() throws IOException {
        delete(warehouse("facts/call_events/metadata"));

        assertThat(refused("SELECT 1")).startsWith("Table call_events cannot be read: ");
    }

    @Test
    void aTableWhoseListOfFilesIsGoneIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("one.parquet"), "");
        Warehouse warehouse = ArchiveConfig.read(config()).archive();
        Shelved.list(warehouse, "surges", file);
        try (Stream<Path> files = Files.list(warehouse("facts/surges/metadata"))) {
            for (Path list :
                    files.filter(each -> each.toString().endsWith(".avro")).toList()) {
                Files.delete(list);
            }
        }

        assertThat(refused("SELECT 1")).startsWith("Table surges cannot be read: ");
    }

    /** What it says of it. */
    private String refused(String sql) {
        String said = command(config(), sql);
        assertThat(said).as(sql).hasLineCount(1).doesNotContain("\r");
        assertThat(out.toString()).isEmpty();
        return said;
    }

    private String command(Path config, String... more) {
        StringWriter err = new StringWriter();
        CommandLine command = Main.with(new QueryCommand());
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        List<String> args = Stream.concat(Stream.of("query", "--config", config.toString()), Stream.of(more))
                .toList();
        int code = command.execute(args.toArray(String[]::new));
        assertThat(code).as("%s: %s", args, err).isEqualTo(err.toString().isEmpty() ? 0 : 1);
        return err.toString();
    }

    private Path config() {
        return folder.resolve("archive.yaml");
    }

    private Path catalog() {
        return warehouse("catalog.db");
    }

    private Path warehouse(String inside) {
        return FolderIO.path(ArchiveConfig.read(config()).archive().location()).resolve(inside);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
