package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.chaos.mutant.Mutant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A job that breaks its word is found out: without this, {@link A20UnderFireIT} would prove nothing. */
@Tag("alone")
@EnabledIfSystemProperty(named = "switchboard.its", matches = "long", disabledReason = Here.LONG_ONLY)
class A21MutantsIT {

    @Test
    void everyJobThatBreaksItsWordIsFoundOutByWhatItTold() {
        String all = Arrays.stream(Mutant.values()).map(Mutant::name).collect(Collectors.joining(","));
        JsonNode report = Fire.report("--mutant", all, "--seconds", "20", "--lanes", "2");

        assertThat(report.path("runs")).hasSize(Mutant.values().length);
        for (JsonNode run : report.path("runs")) {
            assertThat(run.path("held").asBoolean()).as(run.toPrettyString()).isFalse();
            assertThat(run.path("verdict").isObject())
                    .as("a verdict on %s", run.toPrettyString())
                    .isTrue();
        }
    }
}
