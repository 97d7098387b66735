package io.switchboard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.archive.Shelved;
import io.switchboard.query.Duck;
import io.switchboard.query.KnownFacts;
import io.switchboard.query.Period;
import io.switchboard.query.SqlFile;
import io.switchboard.query.Views;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {

    private static final Period MARCH =
            new Period(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"), Period.UTC);

    private static final Sheet DAYS = new Sheet(
            List.of("ended_on", "attainment_pct"),
            List.of(
                    List.of("2026-03-02", "80.0"),
                    List.of("2026-03-03", "92.5"),
                    java.util.Arrays.asList("2026-03-04", null)));

    private static final Section LINE =
            Section.drawn("attainment-by-day", "Kept & missed", Plot.LINE, "ended_on", "attainment_pct");

    @Test
    void aSectionIsDrawnAndListedAndWhatIsNotThereIsNotDrawnAsZero() throws Exception {
        String section = Page.section(LINE, "How many?", DAYS);
        assertThat(section).contains("<h2>Kept &amp; missed</h2>", "<svg", "<td class=\"n\">92.5</td>", "<td>–</td>");
        wellFormed(section.substring(section.indexOf("<svg"), section.indexOf("</svg>") + "</svg>".length()));
    }

    @Test
    void theWholePageIsMadeOfTheTables() throws Exception {
        Path sql = Path.of("../deploy/sql");
        Map<String, SqlFile> questions =
                SqlFile.all(sql).stream().collect(Collectors.toMap(SqlFile::name, each -> each));
        try (Duck duck =
                Duck.over(KnownFacts.warehouse(), Views.in(sql.resolve("views")).during(MARCH))) {
            String page = new Report(duck, questions).html(MARCH);
            assertThat(page)
                    .contains("Service, 2026-03-01T00:00:00Z to 2026-04-01T00:00:00Z")
                    .contains("<td class=\"n\">54.7827</td>")
                    // A surge's wait, beside that of the week before, which is not of the period.
                    .contains("<td class=\"n\">45000</td><td class=\"n\">10000</td>")
                    .doesNotContain("<script", "<link", "src=", "@import", "url(http");
            assertThat(page.split("<section>", -1)).hasSize(Report.SECTIONS.size() + 1);
            assertThat(page.split("<svg", -1)).hasSize(8);
        }
    }

    @Test
    void whereATableIsNotKeptTheSectionSaysSoAndTheOthersAreThere(@TempDir Path folder) {
        Path sql = Path.of("../deploy/sql");
        Map<String, SqlFile> questions =
                SqlFile.all(sql).stream().collect(Collectors.toMap(SqlFile::name, each -> each));
        Shelved some = new Shelved(folder, "tables: [sla_outcomes, escalations]\n").made();
        try (Duck duck =
                Duck.over(some.warehouse(), Views.in(sql.resolve("views")).during(MARCH))) {
            String page = new Report(duck, questions).html(MARCH);
            assertThat(page)
                    .contains(
                            "the archive job does not keep call_events, customer_changes, survey_responses, ticket_events.")
                    .contains("Nothing in this period.");
            assertThat(page.split("<section>", -1)).hasSize(Report.SECTIONS.size() + 1);
        }
    }

    @Test
    void barsAreDrawn() throws Exception {
        Section bars = Section.drawn("x", "Teams", Plot.BARS, "ended_on", "attainment_pct");
        String section = Page.section(bars, "Which?", DAYS);
        wellFormed(section.substring(section.indexOf("<svg"), section.indexOf("</svg>") + "</svg>".length()));
    }

    @Test
    void nothingIsSaidToBeNothing() {
        assertThat(Page.section(LINE, "How many?", new Sheet(List.of("ended_on", "attainment_pct"), List.of())))
                .contains("Nothing in this period.")
                .doesNotContain("<svg", "<table");
    }

    @Test
    void aPageFetchesNothing() {
        String page = Page.html(MARCH, List.of(Page.section(LINE, "How many?", DAYS)));
        assertThat(page).doesNotContain("<script", "<link", "src=", "@import", "url(http");
    }

    private static void wellFormed(String svg) throws Exception {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new java.io.StringReader(svg)));
    }
}
