package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whatever becomes of processes, network, disk and clocks: nothing is lost, nothing is told twice and nothing early. A few
 * seeds, in the long form alone: a run may come to no verdict, and that is no success. {@code ./switchboard chaos --seeds 100} plays as many as one likes (docs/decisions/0017).
 */
@Tag("alone")
@EnabledIfSystemProperty(named = "switchboard.its", matches = "long", disabledReason = Here.LONG_ONLY)
class A20UnderFireIT {

    private static final int SEEDS = 5;

    @Test
    void everySeedHoldsWhateverFails() {
        JsonNode report = Fire.report("--seeds", Integer.toString(SEEDS), "--lanes", "2");

        assertThat(report.path("held").asInt()).as(report.toPrettyString()).isEqualTo(SEEDS);
        for (JsonNode run : report.path("runs")) {
            assertThat(run.path("faults"))
                    .as("faults of seed %s", run.path("seed"))
                    .hasSizeGreaterThanOrEqualTo(5);
            assertThat(run.path("verdict").path("expected").asInt()).isGreaterThan(5_000);
        }
    }
}
