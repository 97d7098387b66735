package io.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(Baseline.NONE.losses(Map.of())).isEmpty();
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
