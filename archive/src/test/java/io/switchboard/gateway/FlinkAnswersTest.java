package io.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.switchboard.archive.Warehouse;
import io.switchboard.query.KnownFacts;
import io.switchboard.query.Shelves;
import io.switchboard.query.SqlFile;
import io.switchboard.query.Views;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Flink, given the files that the gateway is given, answers the questions of deploy/sql as DuckDB does; with
 * {@code -Dswitchboard.flink.answers=true} all of them.
 */
class FlinkAnswersTest {

    private static final Path SQL = Path.of("../deploy/sql");
    private static final Path ANSWERS = Path.of("src/test/resources/answers");

    /** Those of views that do not mean the same to both by themselves; each of all the others takes seconds to run. */
    private static final Set<String> OF_ITS_VIEWS =
            Set.of("attainment-by-clock", "call-waits-and-handling-by-month", "service-level-by-team");

    @TempDir
    private static Path folder;

    private static TableEnvironment flink;

    @BeforeAll
    static void aSessionHasTheViews() throws Exception {
        Warehouse warehouse = KnownFacts.warehouse();
        GatewayFiles files = new GatewayFiles(folder);
        files.write(warehouse, Views.in(SQL.resolve("views")).over(new Shelves(warehouse).names()), 0);
        flink = TableEnvironment.create(EnvironmentSettings.newInstance()
                .withConfiguration(
                        GlobalConfiguration.loadConfiguration(files.conf().toString()))
                .build());
        for (String statement : List.of(Files.readString(files.views()).split(";\n", -1))) {
            if (!statement.isBlank()) {
                flink.executeSql(statement);
            }
        }
    }

    static Stream<SqlFile> questions() {
        return SqlFile.all(SQL).stream();
    }

    static Stream<SqlFile> asked() {
        return questions()
                .filter(question ->
                        Boolean.getBoolean("switchboard.flink.answers") || OF_ITS_VIEWS.contains(question.name()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isUnderstood(SqlFile question) {
        assertThat(flink.explainSql(question.sql())).contains("Execution Plan");
    }

    @ParameterizedTest
    @MethodSource("asked")
    void isAnsweredAsByHand(SqlFile question) throws Exception {
        assertThat(answer(question.sql())).containsExactlyInAnyOrderElementsOf(byHand(question.name()));
    }

    private static List<List<String>> answer(String sql) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (CloseableIterator<Row> answer = flink.executeSql(sql).collect()) {
            while (answer.hasNext()) {
                Row row = answer.next();
                List<String> cells = new ArrayList<>();
                for (int place = 0; place < row.getArity(); place++) {
                    Object cell = row.getField(place);
                    cells.add(cell == null ? "" : plain(cell.toString()));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static List<List<String>> byHand(String question) throws IOException {
        try (var csv = CsvReader.builder().ofCsvRecord(ANSWERS.resolve(question + ".csv"))) {
            return csv.stream()
                    .skip(1)
                    .map(row -> row.getFields().stream()
                            .map(FlinkAnswersTest::plain)
                            .toList())
                    .toList();
        }
    }

    /** 80 and 80.0 are the same figure. */
    private static String plain(String cell) {
        try {
            return new BigDecimal(cell).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return cell;
        }
    }
}
