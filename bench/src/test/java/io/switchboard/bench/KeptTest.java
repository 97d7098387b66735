package io.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes hours is measured in parts: what is not measured now stays in the file. */
class KeptTest {

    private static final String RATES =
            """
            {"machine": {"processor": "P", "commit": "old"},
             "desk": {"openTickets": 100},
             "ratios": {"ofLimitB": 0.2},
             "commits": {"RATES": "old"},
             "failures": [{"measure": "RATES", "why": "polling is left out"}]}
            """;

    @TempDir
    private Path folder;

    private static ObjectNode json(String text) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(text);
    }

    private static ObjectNode growth(String processor, int openTickets) throws IOException {
        return json(
                """
                {"machine": {"processor": "%s", "commit": "new"}, "desk": {"openTickets": %d}, "growth": 0.8}
                """
                        .formatted(processor, openTickets));
    }

    @Test
    void whatIsNotMeasuredNowStaysWithItsCommitAndItsFailures() throws IOException {
        ObjectNode all = Kept.merged(json(RATES), growth("P", 100), Set.of(Measure.GROWTH));

        assertThat(all.path("ratios").path("ofLimitB").asDouble()).isEqualTo(0.2);
        assertThat(all.path("growth").asDouble()).isEqualTo(0.8);
        assertThat(all.path("commits").path("RATES").asText()).isEqualTo("old");
        assertThat(all.path("commits").path("GROWTH").asText()).isEqualTo("new");
        assertThat(all.path("failures")).hasSize(1);
    }

    @Test
    void whatIsMeasuredNowTakesThePlaceOfWhatWas() throws IOException {
        ObjectNode none = json("{\"machine\": {\"processor\": \"P\"}, \"desk\": {\"openTickets\": 100}}");

        ObjectNode all = Kept.merged(json(RATES), none, Set.of(Measure.RATES));

        assertThat(all.has("ratios")).isFalse();
        assertThat(all.has("failures")).isFalse();
    }

    @Test
    void figuresOfAnotherProcessorOrBesideThoseOfAnotherDeskGo() throws IOException {
        assertThat(Kept.merged(json(RATES), growth("Q", 100), Set.of(Measure.GROWTH))
                        .has("ratios"))
                .isFalse();
        assertThat(Kept.merged(json(RATES), growth("P", 200), Set.of(Measure.GROWTH))
                        .has("ratios"))
                .isFalse();
    }

    /** Each of its figures says of what desk it is. */
    @Test
    void latencyMayBeOfAnotherDeskThanTheRatios() throws IOException {
        ObjectNode latency = json(
                """
                {"machine": {"processor": "P"}, "desk": {"openTickets": 200}, "latencyMs": {"p50": 1}}
                """);

        ObjectNode all = Kept.merged(json(RATES), latency, Set.of(Measure.LATENCY));

        assertThat(all.has("ratios")).isTrue();
        assertThat(all.path("desk").path("openTickets").asInt()).isEqualTo(100);
    }

    @Test
    void aFileIsWrittenAndReadAgain() throws IOException {
        Path file = folder.resolve("new/bench.json");
        Kept.in(file, Set.of(Measure.RATES)).write(json(RATES));
        Kept.in(file, Set.of(Measure.GROWTH)).write(growth("P", 100));

        JsonNode read = new ObjectMapper().readTree(file.toFile());
        assertThat(read.has("ratios")).isTrue();
        assertThat(read.has("growth")).isTrue();
    }

    @Test
    void whatOurJobTookIsKnownForTheSameDeskAlone() throws IOException {
        Path file = folder.resolve("bench.json");
        ObjectNode rates = json(RATES);
        rates.putObject("eventsPerSecond").putObject("ours").put("median", 16_000);
        Kept.in(file, Set.of(Measure.RATES)).write(rates);

        Kept kept = Kept.in(file, Set.of(Measure.LATENCY));
        assertThat(kept.sustainable(rates.path("desk"))).hasValue(16_000);
        assertThat(kept.sustainable(json("{\"openTickets\": 7}"))).isEmpty();
        Kept nothing = Kept.in(null, Set.of(Measure.LATENCY));
        nothing.write(rates);
        assertThat(nothing.sustainable(rates.path("desk"))).isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedBeforeHoursOfWork() {
        assertThatThrownBy(() -> Kept.in(folder, Set.of(Measure.RATES)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("name another file");
    }
}
