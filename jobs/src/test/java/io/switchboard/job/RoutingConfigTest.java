package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.surge.SurgeSettings;
import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingConfigTest {

    @TempDir
    private Path folder;

    static RoutingConfig withBook(Path book) {
        return new RoutingConfig(
                null, null, book, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    @Test
    void theseAreTheDefaults() {
        assertThat(withBook(null))
                .isEqualTo(new RoutingConfig(
                        "localhost:9092",
                        Map.of(),
                        Path.of("routing/cloud.yaml"),
                        "avro-single-object",
                        "routing",
                        Duration.ofMinutes(15),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        Instant.parse("1990-01-01T00:00:00Z"),
                        true,
                        "UTC",
                        Map.of(),
                        new SurgeConfig(10.25, 1.2, Duration.ofMinutes(40), 0.4, 2.0),
                        true));
    }

    @Test
    void whateverIsWrongIsSaidInOneLineThatNamesItAndTheRemedy() throws IOException {
        refused("outOfOrderness: PT-1S", "outOfOrderness is PT-1S: give between PT0S and PT24H");
        refused("idleAfter: PT0S", "idleAfter is PT0S: give between PT0.1S and PT24H");
        refused("zone: Mars/Olympus", "zone is Mars/Olympus: give an IANA zone such as Australia/Sydney");
        refused("regionZones: {emea: CEST}", "the zone of region emea is CEST: give an IANA zone");
        refused(
                "surges: {threshold: 0}",
                "surges: threshold 0.0, dispersion 1.2, half-life 2400000 ms, level 0.4 to 2.0: give a dispersion of 1 or more");
        refused(
                "surges: {levelFrom: 3}",
                "level 3.0 to 2.0: give a dispersion of 1 or more, the rest above 0, in order");
        refused("surges: {levelHalfLife: PT0S}", "surges.levelHalfLife is PT0S: give between PT1S and PT24H");
        refused("surges: {levelHalfLife: 40}", "surges.levelHalfLife is the number 40: write a duration such as PT1M");
        refused("surges: {dispersion: much}", "surges.dispersion is \"much\": write a number");
        refused("surges: {treshold: 9}", "unknown keys [surges.treshold]; known keys are [surges.dispersion,");
        refused("surges: 9", "surges is 9: write keys and values, {key: value}");
        refused("surges:", "surges has no value: give one, or remove the key");
        refused("books: b.yaml", "unknown keys [books]; known keys are [book,");
        RoutingConfig none = RoutingConfig.read(file("routing.yaml", "book: none.yaml"));
        assertThatThrownBy(none::document).hasMessageEndingWith("none.yaml, which cannot be read: name a file");
        file("bad.yaml", "routing: {id: a}");
        RoutingConfig bad = RoutingConfig.read(file("routing.yaml", "book: bad.yaml"));
        assertThatThrownBy(bad::document).hasMessageContaining("bad.yaml:1: routing: has no \"version\"");
    }

    @Test
    void whatIsNotSaidOfSurgesIsTheDefault() throws IOException {
        Path file = file("routing.yaml", "surges: {threshold: 12, levelHalfLife: PT1H}");
        assertThat(SurgeConfig.read(file).settings()).isEqualTo(new SurgeSettings(12, 1.2, 3_600_000, 0.4, 2));
    }

    @Test
    void itNeedsTheTopicsOfRouting() throws IOException {
        KafkaNeeds needs = JobNeeds.routing(file("routing.yaml", "scores: false"));
        assertThat(needs.prefix()).isEqualTo("routing");
        assertThat(needs.inputs()).containsAll(needs.timed()).contains(Topics.ROUTING_BOOKS);
        assertThat(needs.outputs())
                .contains(Topics.ROUTING_DECISIONS, Topics.DEAD_LETTERS)
                .doesNotContain(Topics.ROUTING_SCORES);
    }

    private void refused(String text, String message) throws IOException {
        Path file = file("routing.yaml", text);
        assertThatThrownBy(() -> RoutingConfig.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
