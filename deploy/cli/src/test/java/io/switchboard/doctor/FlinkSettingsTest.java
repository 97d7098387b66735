package io.switchboard.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void durationsAreReadAsFlinkWritesThem() {
        Map.of(
                        "500 ms", Duration.ofMillis(500),
                        "2min", Duration.ofMinutes(2),
                        "30 S", Duration.ofSeconds(30),
                        "1500", Duration.ofMillis(1500),
                        "1 h", Duration.ofHours(1))
                .forEach((text, duration) -> assertThat(
                                settings("heartbeat.timeout", text).heartbeatTimeout())
                        .as(text)
                        .isEqualTo(duration));
    }

    @Test
    void whatIsNoDurationIsNamed() {
        for (String text : new String[] {"soon", "5 apples", "-1 s"}) {
            assertThatThrownBy(() -> settings("heartbeat.timeout", text).heartbeatTimeout())
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("heartbeat.timeout is '" + text + "'");
        }
    }

    @Test
    void theRestartDelayIsTheLongestOfTheStrategy() {
        assertThat(settings("restart-strategy.type", "exponential-delay").restartDelay())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(settings("restart-strategy.type", "fixed-delay").restartDelay())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(settings("restart-strategy.type", "none").restarts()).isFalse();
    }

    @Test
    void keysWithDotsAndKeysInKeysAreTheSame() throws IOException {
        Path file = Files.writeString(
                folder.resolve("config.yaml"),
                """
                execution.checkpointing.interval: 3 s
                heartbeat:
                  timeout: 7 s
                parallelism.default: 4
                """);

        FlinkSettings read = FlinkConfFile.read(file);

        assertThat(read.interval()).contains(Duration.ofSeconds(3));
        assertThat(read.heartbeatTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(read.parallelism()).isEqualTo(4);
    }

    @Test
    void theClientsWinOverTheClusters() {
        FlinkSettings both = settings("parallelism.default", "2").with(settings("parallelism.default", "8"));

        assertThat(both.parallelism()).isEqualTo(8);
    }

    private static FlinkSettings settings(String key, String value) {
        return new FlinkSettings(Map.of(key, value));
    }
}
