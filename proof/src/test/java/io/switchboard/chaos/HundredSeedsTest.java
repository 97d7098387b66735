package io.switchboard.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.chaos.fault.FaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report of the fault campaign that docs/chaos.json keeps: its runs bear out its sums, and these what is promised. */
class HundredSeedsTest {

    private static final int RUNS = 100;
    private static final int FAULTS = 5;
    private static final int RUNS_OF_A_KIND = 10;

    private static JsonNode report;
    private static final List<JsonNode> RUN = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        report = new ObjectMapper().readTree(Path.of("../docs/chaos.json").toFile());
        report.path("runs").forEach(RUN::add);
    }

    @Test
    void everySeedHeldAndNothingWasLostDoubledOrEarly() {
        assertThat(RUN)
                .hasSize(report.path("seeds").asInt())
                .hasSizeGreaterThanOrEqualTo(RUNS)
                .allMatch(run -> run.path("held").asBoolean());
        assertThat(RUN).extracting(run -> run.path("seed").asLong()).doesNotHaveDuplicates();
        for (String none : List.of("lost", "duplicated", "early", "late", "stuck", "unexpected", "different")) {
            assertThat(report.path(none).asInt(-1)).as(none).isZero();
        }
    }

    @Test
    void aHundredRunsOfAMinuteHadFiveFaultsOrMoreThatHit() {
        assertThat(report.path("desk").path("seconds").asInt()).isGreaterThanOrEqualTo(60);
        assertThat(RUN.stream().filter(run -> hits(run).size() >= FAULTS)).hasSizeGreaterThanOrEqualTo(RUNS);
    }

    /** But for what is only played where it is asked for. */
    @Test
    void everyKindHitInTenRunsOrMore() {
        Map<FaultKind, Integer> runs = new EnumMap<>(FaultKind.class);
        for (JsonNode run : RUN) {
            hits(run).stream().distinct().forEach(kind -> runs.merge(kind, 1, Integer::sum));
        }
        for (FaultKind kind : FaultKind.values()) {
            if (kind != FaultKind.COMMITTED_BY_HAND) {
                assertThat(runs.getOrDefault(kind, 0)).as(kind.name()).isGreaterThanOrEqualTo(RUNS_OF_A_KIND);
            }
        }
    }

    private static List<FaultKind> hits(JsonNode run) {
        List<FaultKind> kinds = new ArrayList<>();
        run.path("faults").forEach(fault -> {
            if (fault.path("took").asBoolean()) {
                kinds.add(FaultKind.valueOf(fault.path("kind").asText()));
            }
        });
        return kinds;
    }
}
