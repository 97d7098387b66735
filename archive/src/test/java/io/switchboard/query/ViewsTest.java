package io.switchboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.archive.FactTable;
import io.switchboard.archive.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static final Path SQL = Path.of("../deploy/sql");
    private static final Views VIEWS = Views.in(SQL.resolve("views"));
    private static final Set<String> ALL =
            Tables.ALL.stream().map(FactTable::name).collect(Collectors.toSet());

    @Test
    void aQuestionNeedsTheTablesThatItsViewsAreMadeOf() {
        SqlFile question = SqlFile.read(SQL.resolve("nps-by-region-and-quarter.sql"));

        assertThat(VIEWS.missing(question, Set.of("survey_responses", "customer_changes")))
                .containsExactly("call_events", "ticket_events");
        assertThat(VIEWS.missing(question, Set.of())).hasSize(4);
    }

    @Test
    void whereAllTablesAreKeptNoQuestionMissesAny() {
        for (SqlFile question : SqlFile.all(SQL)) {
            assertThat(VIEWS.missing(question, ALL)).as(question.name()).isEmpty();
        }
    }

    /** It is how doubled facts are found, whichever tables the config names and an earlier release has made. */
    @Test
    void whatIsKeptTwiceIsAskedOfTheTablesThereAre() {
        assertThat(places(Set.of("escalations", "surges", "refused_records")))
                .containsExactly(
                        """
                        SELECT 'escalations' AS table_name, kafka_partition, kafka_offset FROM escalations
                        UNION ALL
                        SELECT 'surges' AS table_name, kafka_partition, kafka_offset FROM surges""");
        assertThat(places(Set.of("refused_records"))).isEmpty();
    }

    private static List<String> places(Set<String> tables) {
        return VIEWS.over(tables).stream()
                .filter(view -> view.name().equals("fact_places"))
                .map(Relation::sql)
                .toList();
    }
}
