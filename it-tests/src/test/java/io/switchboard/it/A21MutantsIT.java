package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.chaos.mutant.Mutant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A job that breaks its word is found out: without this, {@link A20UnderFireIT} would prove nothing. One of them in every build,
 * all five in the long form.
 */
class A21MutantsIT {

    @Test
    void everyJobThatBreaksItsWordIsFoundOutByWhatItTold() {
        List<Mutant> mutants = Here.isLong() ? List.of(Mutant.values()) : List.of(Mutant.SINK_AT_LEAST_ONCE);
        String names = mutants.stream().map(Mutant::name).collect(Collectors.joining(","));
        JsonNode report = Fire.report("--mutant", names, "--seconds", "20", "--rate", "400", "--lanes", "2");

        assertThat(report.path("runs")).hasSize(mutants.size());
        for (JsonNode run : report.path("runs")) {
            assertThat(run.path("held").asBoolean()).as(run.toPrettyString()).isFalse();
            assertThat(run.path("verdict").isObject())
                    .as("a verdict on %s", run.toPrettyString())
                    .isTrue();
        }
    }
}
