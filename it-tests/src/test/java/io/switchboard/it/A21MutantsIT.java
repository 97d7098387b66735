package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.chaos.mutant.Mutant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job that breaks its word is found out: without this, {@link A20UnderFireIT} would prove nothing. */
class A21MutantsIT {

    @ParameterizedTest
    @EnumSource
    void aJobThatBreaksItsWordIsFoundOut(Mutant mutant) {
        JsonNode run = only(Fire.report(
                "--seed", "1", "--seconds", "25", "--only", mutant.shownBy().name(), "--mutant", mutant.name()));

        assertThat(run.path("held").asBoolean()).as(run.toPrettyString()).isFalse();
        assertThat(run.path("verdict").isObject())
                .as("found out by what it told: %s", run.toPrettyString())
                .isTrue();
    }

    private static JsonNode only(JsonNode report) {
        assertThat(report.path("runs")).hasSize(1);
        return report.path("runs").get(0);
    }
}
