package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlaConfigTest {

    @TempDir
    private Path folder;

    static SlaConfig withPolicies(Path policies) {
        return new SlaConfig(
                null, null, policies, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }

    @Test
    void theseAreTheKeysAndTheirDefaults() {
        assertThat(withPolicies(Path.of("p.yaml")))
                .isEqualTo(new SlaConfig(
                        "localhost:9092",
                        Map.of(),
                        Path.of("p.yaml"),
                        "avro-single-object",
                        "sla",
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(10),
                        Duration.ofDays(1),
                        Duration.ofDays(30),
                        Duration.ofDays(1),
                        Duration.ofMinutes(5),
                        Instant.parse("1990-01-01T00:00:00Z"),
                        20,
                        Duration.ofMinutes(10),
                        true,
                        false,
                        true));
        assertThat(Arrays.stream(SlaConfig.class.getRecordComponents()).map(part -> part.getName()))
                .containsExactly(
                        "bootstrapServers",
                        "kafkaProperties",
                        "policies",
                        "codec",
                        "transactionalIdPrefix",
                        "transactionTimeout",
                        "outOfOrderness",
                        "idleAfter",
                        "allowedLateness",
                        "keepTickets",
                        "keepCalls",
                        "maxAhead",
                        "floor",
                        "noticeCap",
                        "noticeWindow",
                        "tracking",
                        "fastEscalations",
                        "failOnRefusedCommit");
    }

    @Test
    void thePolicyFileIsFoundBesideTheConfigFile() throws IOException {
        Path file = file("policies: policies/desk.yaml\nallowedLateness: PT2H");
        SlaConfig config = SlaConfig.read(file);
        assertThat(config.policies()).isEqualTo(folder.resolve("policies/desk.yaml"));
        assertThat(config.allowedLateness()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void withoutAPolicyFileOnlyWhatIsPublishedCounts() throws IOException {
        SlaConfig config = SlaConfig.read(file("noticeCap: 5\ntracking: false"));
        assertThat(config.policies()).isNull();
        assertThat(config.rules().book().policies()).isEmpty();
        assertThat(config.noticeCap()).isEqualTo(5);
        assertThat(config.tracking()).isFalse();
    }

    @Test
    void whateverIsWrongIsSaidInOneLineThatNamesItAndTheRemedy() throws IOException {
        refused("policy: p.yaml", "unknown keys [policy]; known keys are [allowedLateness, bootstrapServers,");
        refused("noticeCap: PT1H", "noticeCap is \"PT1H\": write a whole number");
        refused("noticeCap: 2.5", "noticeCap is 2.5: write a whole number");
        refused("noticeCap: -1", "noticeCap is -1: give zero or more");
        refused("noticeWindow: PT0S", "noticeWindow is PT0S: give more than zero");
        refused("tracking: 1", "tracking is the number 1: write");
        refused("policies: p.yaml\nidleAfter: soon", "line 2: idleAfter");
        refused("policies: p.yaml\nidleAfter: PT0S", "idleAfter is PT0S: give more than zero");
        refused("policies: p.yaml\ncodec: json", "codec is json: use one of avro-single-object");
        refused("policies: p.yaml\nkeepTickets: PT1H", "keepTickets is PT1H: give at least allowedLateness, PT24H");
        refused("policies: p.yaml\npolicies: q.yaml", "Duplicate field 'policies'");
        refused(
                "policies: p.yaml\nfloor: 1990",
                "floor is the number 1990: write a duration such as PT1M, or an instant");
        refused("policies: p.yaml\nfloor: ", "floor has no value: give one, or remove the key");
        refused("policies: p.yaml\nkafkaProperties: {a: }", "kafkaProperties has an element without a value");
        refused("policies: p.yaml\nallowedLateness: P99999D", "allowedLateness is PT2399976H: give between PT0S and");
        refused("", "is empty");
        assertThatThrownBy(() -> SlaConfig.read(folder.resolve("none.yaml")))
                .hasMessageContaining("none.yaml: is the path right?");
        assertThatThrownBy(() -> ConfigFile.named(new String[] {"sla.yaml"}))
                .hasMessage("Expected the arguments --config FILE, got [sla.yaml]");
    }

    private void refused(String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> SlaConfig.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("sla.yaml"), text);
    }
}
