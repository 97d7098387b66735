package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/operations.md lists every key of every config file with its default; here it is read. */
class ConfigRegisterTest {

    private static final Path REGISTER = Path.of("../docs/operations.md");
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| (?:`([^`]+)`|none) \\| \\S.* \\|$");

    @TempDir
    private Path folder;

    @Test
    void theRegisterListsTheKeysOfTheSlaJobWithTheirDefaults() throws IOException {
        Map<String, String> listed = listed("sla.yaml");
        assertThat(List.copyOf(listed.keySet())).isEqualTo(keysOf(SlaConfig.class));
        assertThat(SlaConfig.read(written(listed))).isEqualTo(SlaConfigTest.withPolicies(null));
    }

    @Test
    void theRegisterListsTheKeysOfTheHeartbeatJobWithTheirDefaults() throws IOException {
        Map<String, String> listed = listed("heartbeat.yaml");
        assertThat(List.copyOf(listed.keySet())).isEqualTo(keysOf(HeartbeatConfig.class));
        assertThat(HeartbeatConfig.read(written(listed)))
                .isEqualTo(new HeartbeatConfig(null, null, null, null, null, null, null));
    }

    @Test
    void theRegisterListsTheKeysOfTheRoutingJobWithTheirDefaults() throws IOException {
        Map<String, String> listed = listed("routing.yaml");
        assertThat(List.copyOf(listed.keySet())).isEqualTo(keysOf(RoutingConfig.class));
        assertThat(RoutingConfig.read(written(listed)))
                .isEqualTo(RoutingConfigTest.withBook(folder.resolve("routing/cloud.yaml")));
    }

    @Test
    void theRegisterListsTheKeysOfTheQualityJobWithTheirDefaults() throws IOException {
        Map<String, String> listed = listed("quality.yaml");
        assertThat(List.copyOf(listed.keySet())).isEqualTo(keysOf(QualityConfig.class));
        assertThat(QualityConfig.read(written(listed))).isEqualTo(QualityJobTest.defaults());
    }

    @Test
    void theRegisterListsTheKeysOfTheReconcileJobWithTheirDefaults() throws IOException {
        Map<String, String> listed = listed("reconcile.yaml");
        assertThat(List.copyOf(listed.keySet())).isEqualTo(keysOf(ReconcileConfig.class));
        assertThat(ReconcileConfig.read(written(listed))).isEqualTo(ReconcileJobTest.defaults());
    }

    @Test
    void theRegisterListsTheKeysOfTheStockJobWithTheirDefaults() throws IOException {
        Map<String, String> listed = listed("stock.yaml");
        assertThat(List.copyOf(listed.keySet())).isEqualTo(keysOf(StockConfig.class));
        assertThat(StockConfig.read(written(listed))).isEqualTo(StockConfigTest.beside(folder));
    }

    @Test
    void theRegisterListsTheKeysOfTheRiskJobWithTheirDefaults() throws IOException {
        Map<String, String> listed = listed("risk.yaml");
        assertThat(List.copyOf(listed.keySet())).isEqualTo(keysOf(RiskConfig.class));
        assertThat(RiskConfig.read(written(listed))).isEqualTo(RiskJobTest.defaults());
    }

    @Test
    void theRegisterListsTheKeysOfTheIntakeJobWithTheirDefaults() throws IOException {
        Map<String, String> listed = listed("intake.yaml");
        assertThat(List.copyOf(listed.keySet())).isEqualTo(keysOf(IntakeConfig.class));
        assertThat(IntakeConfig.read(written(listed)))
                .isEqualTo(IntakeJobTest.withRules(folder.resolve("intake/cloud.yaml")));
    }

    @Test
    void theRegisterListsTheKeysOfTheHealthJobWithTheirDefaults() throws IOException {
        Map<String, String> listed = listed("health.yaml");
        assertThat(List.copyOf(listed.keySet())).isEqualTo(keysOf(HealthConfig.class));
        assertThat(HealthConfig.read(written(listed))).isEqualTo(HealthJobTest.defaults());
    }

    private static List<String> keysOf(Class<? extends Record> config) {
        return Arrays.stream(config.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** The rows of the table below the heading {@code file}: key and default, null for none. */
    private static Map<String, String> listed(String file) throws IOException {
        List<String> section = Files.readAllLines(REGISTER).stream()
                .dropWhile(line -> !line.equals("### " + file))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .toList();
        Map<String, String> rows = new LinkedHashMap<>();
        section.stream().map(ROW::matcher).filter(row -> row.matches()).forEach(row -> {
            assertThat(rows)
                    .as("%s is listed once under %s", row.group(1), file)
                    .doesNotContainKey(row.group(1));
            rows.put(row.group(1), row.group(2));
        });
        return rows;
    }

    private Path written(Map<String, String> config) throws IOException {
        String yaml = config.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("config.yaml"), yaml);
    }
}
