package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whatever becomes of processes, network, disk and clocks: nothing is lost, nothing is told twice and nothing early. {@code
 * ./switchboard chaos --seeds 100} plays as many as one likes (docs/decisions/0017).
 */
@Tag("alone")
class A20UnderFireIT {

    /** Short ones, of many kinds of faults. */
    private static final List<String> SEEDS = List.of("22", "28", "31", "38", "56");

    @Test
    void everySeedHoldsWhateverFails() {
        JsonNode report = Fire.report("--seed", String.join(",", SEEDS), "--lanes", "2");

        assertThat(report.path("held").asInt()).as(report.toPrettyString()).isEqualTo(SEEDS.size());
        for (JsonNode run : report.path("runs")) {
            assertThat(run.path("faults"))
                    .as("faults of seed %s", run.path("seed"))
                    .hasSizeGreaterThanOrEqualTo(5);
            assertThat(run.path("verdict").path("expected").asInt()).isGreaterThan(5_000);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "switchboard.its", matches = "long", disabledReason = Here.LONG_ONLY)
    void whatAJobLeftUncommittedIsCommittedByHandAndToldOnce() {
        JsonNode report = Fire.report("--seeds", "2", "--only", "COMMITTED_BY_HAND", "--seconds", "25", "--lanes", "2");

        assertThat(report.path("held").asInt()).as(report.toPrettyString()).isEqualTo(2);
    }
}
