package io.switchboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.archive.Warehouse;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every question of deploy/sql has the answer that was worked out by hand, over tables that the job has filled. */
class QuestionsTest {

    private static final Path SQL = Path.of("../deploy/sql");
    private static final Path ANSWERS = Path.of("src/test/resources/answers");

    @TempDir
    private static Path folder;

    private static Warehouse warehouse;
    private static Duck duck;

    @BeforeAll
    static void theJobHasFilledTheTables() throws Exception {
        warehouse = KnownFacts.warehouse();
        duck = Duck.over(warehouse, Views.in(SQL.resolve("views")));
    }

    @AfterAll
    static void closed() {
        duck.close();
    }

    static Stream<String> questions() {
        return SqlFile.all(SQL).stream().map(SqlFile::name);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAnsweredAsByHand(String question) throws IOException {
        String answer = csv(SqlFile.read(SQL.resolve(question + ".sql")).sql());
        if (Boolean.getBoolean("switchboard.answers")) {
            Files.writeString(ANSWERS.resolve(question + ".csv"), answer);
        }
        assertThat(answer).isEqualTo(Files.readString(ANSWERS.resolve(question + ".csv")));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void saysWhatItAsks(String question) {
        assertThat(SqlFile.read(SQL.resolve(question + ".sql")).doc()).contains("?");
    }

    @Test
    void thereAreAtLeastTwenty() {
        assertThat(questions()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void everyColumnOfEveryTableIsDocumented() {
        assertThat(duck.relations()).allSatisfy(relation -> {
            assertThat(relation.doc()).as(relation.name()).isNotBlank();
            assertThat(relation.columns()).as(relation.name()).allSatisfy(field -> assertThat(field.doc())
                    .isNotBlank());
        });
    }

    @Test
    void aTableThatIsNotThereIsOneLineThatNamesThoseThatAre() {
        assertThatThrownBy(() -> csv("SELECT * FROM tikets"))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("There is no table tikets; there are ")
                .hasMessageContaining("ticket_events")
                .message()
                .hasLineCount(1);
    }

    @Test
    void aWrongQueryIsOneLine() {
        for (String wrong : List.of("SELEC 1", "SELECT nothing FROM calls", "SELECT 1 +", "SELECT 'a'::INTEGER")) {
            assertThatThrownBy(() -> csv(wrong))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageStartingWith("The query is wrong: ")
                    .message()
                    .hasLineCount(1);
        }
    }

    @Test
    void whatIsInTheFolderAndNotCommittedIsNotThere() throws IOException {
        Path data = Path.of(java.net.URI.create(warehouse.location())).resolve("facts/sla_outcomes/data");
        try (Stream<Path> files = Files.walk(data)) {
            Path file = files.filter(path -> path.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(file, file.resolveSibling("of-a-writer-that-was-killed.parquet"));
        }
        try (Duck another = Duck.over(warehouse, Views.in(SQL.resolve("views")))) {
            assertThat(csv(another, "SELECT COUNT(*) AS n FROM sla_outcomes")).isEqualTo("n\r\n13\r\n");
        }
    }

    /** One column has just been added to the table, and one will be when the archive job of this release is started. */
    @Test
    void whatNoFileOfATableHasIsNothing(@TempDir Path folder) throws Exception {
        Warehouse kept = KnownFacts.in(folder).warehouse();
        try (JdbcCatalog catalog = kept.open()) {
            Table table = catalog.loadTable(Warehouse.id("sla_outcomes"));
            table.updateSchema()
                    .addColumn("said_since_today", Types.StringType.get())
                    .commit();
            table.updateSchema().renameColumn("assignee", "once_called_so").commit();
        }
        try (Duck another = Duck.over(kept, Views.in(SQL.resolve("views")))) {
            assertThat(
                            csv(
                                    another,
                                    "SELECT COUNT(*) AS n, COUNT(said_since_today) AS said, COUNT(once_called_so) AS so FROM sla_outcomes"))
                    .isEqualTo("n,said,so\r\n13,0,0\r\n");
            assertThat(csv(another, "SELECT COUNT(*) AS n, COUNT(assignee) AS assigned FROM promises"))
                    .isEqualTo("n,assigned\r\n9,0\r\n");
        }
    }

    @Test
    void aPeriodHasWhatEndedOrCameInIt() {
        Period tuesday =
                new Period(Instant.parse("2026-03-03T00:00:00Z"), Instant.parse("2026-03-04T00:00:00Z"), Period.UTC);
        try (Duck another = Duck.over(warehouse, Views.in(SQL.resolve("views")).during(tuesday))) {
            assertThat(csv(another, "SELECT item_id FROM promises")).isEqualTo("item_id\r\nT-2\r\n");
            assertThat(csv(another, "SELECT escalation_id FROM escalations_true ORDER BY 1"))
                    .isEqualTo("escalation_id\r\ne-3\r\ne-4\r\n");
            assertThat(csv(another, "SELECT COUNT(*) AS n FROM calls")).isEqualTo("n\r\n5\r\n");
            assertThat(csv(
                                    another,
                                    SqlFile.read(SQL.resolve("conservation-of-breaches.sql"))
                                            .sql())
                            .lines())
                    .hasSize(1);
            assertThat(csv(another, "SELECT item_id FROM alarms")).isEqualTo("item_id\r\n");
            assertThat(csv(another, "SELECT region, over_at FROM surge_spans")).isEqualTo("region,over_at\r\neu,\r\n");
        }
    }

    /** There the first of March begins an hour before it does in UTC, and the first of April two. */
    @Test
    void aPeriodHasTheDaysOfItsZone() {
        Period march = new Period(
                Instant.parse("2026-02-28T23:00:00Z"),
                Instant.parse("2026-03-31T22:00:00Z"),
                ZoneId.of("Europe/Berlin"));
        try (Duck another = Duck.over(warehouse, Views.in(SQL.resolve("views")).during(march))) {
            assertThat(csv(
                            another,
                            "SELECT window_start, CAST(window_start AS DATE) AS on_day FROM quality_metrics_latest"
                                    + " WHERE dimension = 'centre'"))
                    .isEqualTo("window_start,on_day\r\n2026-02-28T23:00:00Z,2026-03-01\r\n");
            assertThat(csv(another, "SELECT EXTRACT(HOUR FROM offered_at) AS h FROM calls WHERE item_id = 'K-1'"))
                    .isEqualTo("h\r\n11\r\n");
        }
    }

    /** As the quality job ends it: what comes after is of no call, and a queue after the answer is no wait for it. */
    @Test
    void aCallIsOverAtItsFirstEnd() {
        assertThat(csv("SELECT item_id, is_answered, is_abandoned, wait_ms, handle_ms FROM calls"
                                + " WHERE item_id IN ('K-7', 'K-8', 'K-9', 'K-10') ORDER BY item_id")
                        .lines())
                .containsExactly(
                        "item_id,is_answered,is_abandoned,wait_ms,handle_ms",
                        "K-10,false,false,,",
                        "K-7,true,false,0,180000",
                        "K-8,false,false,,",
                        "K-9,false,true,90000,");
    }

    @Test
    void anAnswerIsWrittenAsItIsWanted() throws IOException {
        String sql = "SELECT item_id, occurred_at, score FROM surveys WHERE event_id = 'n-3'";
        assertThat(written(Format.json, sql))
                .isEqualTo("{\"item_id\":\"T-1\",\"occurred_at\":\"2026-03-05T10:00:00Z\",\"score\":7}"
                        + System.lineSeparator());
        assertThat(written(Format.table, sql).lines())
                .containsExactly("item_id  occurred_at           score", "T-1      2026-03-05T10:00:00Z  7", "(1 row)");
        Path parquet = folder.resolve("answer.parquet");
        Export.to(parquet, Format.parquet, duck, sql + ";\n");
        assertThat(csv("SELECT score FROM read_parquet('" + parquet + "')")).isEqualTo("score\r\n7\r\n");
    }

    @Test
    void anAnswerThatFindsNoRoomIsNoAnswer() {
        assertThatThrownBy(() -> Export.to(Path.of("/dev/full"), Format.csv, duck, "FROM range(100000)"))
                .isInstanceOf(ClusterException.class)
                .hasMessage("--output /dev/full could not be written to its end; is the disk full?");
    }

    @Test
    void aWrongQuestionLeavesTheEarlierAnswer() throws IOException {
        Path file = Files.writeString(folder.resolve("march.csv"), "of yesterday");

        assertThatThrownBy(() -> Export.to(file, Format.csv, duck, "SELEC 1")).isInstanceOf(ClusterException.class);
        assertThat(file).hasContent("of yesterday");

        Export.to(file, Format.csv, duck, "SELECT 1 AS one");
        assertThat(Files.readString(file)).isEqualTo("one\r\n1\r\n");
    }

    @Test
    void aFileOfAnyNameIsAsked() throws IOException {
        Path file = Files.writeString(folder.resolve("q"), "SELECT 1 AS one");
        assertThat(csv(SqlFile.read(file).sql())).isEqualTo("one\r\n1\r\n");
    }

    private static String csv(String sql) {
        return csv(duck, sql);
    }

    private static String csv(Duck asked, String sql) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        asked.ask(sql, answer -> Format.csv.write(answer, out));
        out.flush();
        return text.toString();
    }

    private static String written(Format format, String sql) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        duck.ask(sql, answer -> format.write(answer, out));
        out.flush();
        return text.toString();
    }
}
