package io.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

    @TempDir
    private Path folder;

    @Test
    void aRatioThatFellByMoreThanFifteenPercentIsALoss() throws IOException {
        Baseline then = Baseline.read(file("{\"ratios\": {\"ofLimitB\": 0.100, \"ofPolling\": 8.0}}"));
        assertThat(then.losses(Map.of("ofLimitB", 0.086, "ofPolling", 9.0))).isEmpty();
        assertThat(then.losses(Map.of("ofLimitB", 0.084, "ofPolling", 9.0)))
                .containsExactly("ofLimitB is 0.084 and was 0.100: a loss of 16 %");
    }

    @Test
    void whatWasNotMeasuredNowIsNoLoss() throws IOException {
        Baseline then = Baseline.read(file("{\"ratios\": {\"ofLimitB\": 0.1, \"ofPolling\": 8.0}}"));
        assertThat(then.losses(Map.of("ofLimitB", 0.1))).isEmpty();
    }

    @Test
    void whereNothingIsComparedNothingHasPassed() throws IOException {
        Baseline then = Baseline.read(file("{\"ratios\": {\"ofPolling\": 8.0}}"));
        assertThatThrownBy(() -> then.losses(Map.of("ofLimitB", 0.1)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("Nothing was compared")
                .hasMessageContaining("ofPolling");
    }

    @Test
    void growthIsComparedFromAsFewToAsManyTickets() throws IOException {
        Baseline then = Baseline.read(
                file("{\"growths\": [{\"access\": \"UNIFORM\", \"fewest\": 10, \"most\": 100, \"median\": 0.5}]}"));

        assertThat(then.losses(Map.of(Growth.name("UNIFORM", 10, 100), 0.4))).hasSize(1);
        assertThatThrownBy(() -> then.losses(Map.of(Growth.name("UNIFORM", 10, 1_000), 0.4)))
                .hasMessageContaining("Nothing was compared");
    }

    @Test
    void ratiosOfAnotherDeskAreNotCompared() throws IOException {
        Baseline then = Baseline.read(file("{\"desk\": {\"openTickets\": 10}, \"ratios\": {\"ofPolling\": 8.0}}"));

        assertThat(then.of(then.desk())).isSameAs(then);
        assertThatThrownBy(() -> then.of(new ObjectMapper().createObjectNode().put("openTickets", 20)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("of another desk");
    }

    @Test
    void aFileWithoutRatiosIsRefusedWithARemedy() throws IOException {
        Path file = file("{}");
        assertThatThrownBy(() -> Baseline.read(file))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("has no ratios; write one with ./switchboard bench --json");
        assertThatThrownBy(() -> Baseline.read(folder.resolve("none.json")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("none.json");
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("baseline.json"), json);
    }
}
