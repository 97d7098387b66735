package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Real incidents, each answer judged before anything was learned of its outcome. */
class RiskBacktestTest {

    private static final Path INCIDENTS =
            Path.of("../../../shared/data/uci-incidents/incidents_opened_before_2016-05.csv.gz");

    @Test
    void breachesOfTheIncidentsAreForeseenAsWellAsWasPromised() throws Exception {
        assumeTrue(Files.exists(INCIDENTS), () -> INCIDENTS + " is not there: nothing to foresee");
        StringWriter out = new StringWriter();
        int exitCode = new CommandLine(new RiskCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(
                        "backtest",
                        "../policies/uci-incidents.yaml",
                        INCIDENTS.toString(),
                        "--from=uci-incidents",
                        "--json");
        assertThat(exitCode).isZero();
        JsonNode stages = new ObjectMapper()
                .readTree(out.toString())
                .path("uci-incidents/TOTAL_RESOLUTION")
                .path("stages");
        JsonNode opening = stages.get(0);
        JsonNode third = stages.get(2);
        System.out.println("foreseen: " + opening + " " + third);
        assertThat(opening.path("stage").asText()).isEqualTo("OPENING");
        assertThat(third.path("stage").asText()).isEqualTo("THIRD");
        assertThat(opening.path("all").path("ended").asInt()).isEqualTo(17_136);
        assertThat(opening.path("lastThird").path("auc").asDouble()).isBetween(.70, .95);
        assertThat(opening.path("lastThird").path("ece").asDouble()).isLessThanOrEqualTo(.05);
        assertThat(third.path("lastThird").path("auc").asDouble()).isBetween(.83, .95);
        assertThat(third.path("lastThird").path("ece").asDouble()).isLessThanOrEqualTo(.05);
    }
}
