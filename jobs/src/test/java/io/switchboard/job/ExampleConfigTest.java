package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The config files in deploy/ that users begin with. */
class ExampleConfigTest {

    private static final Path DEPLOY = Path.of("../deploy").toAbsolutePath().normalize();
    private static final Pattern DEFAULT = Pattern.compile("(?m)^# ([a-z]\\w+: \\S.*)$");

    @TempDir
    private Path folder;

    @Test
    void theSlaExampleNamesPoliciesThatCanBeReadAndChangesNothingElse() {
        SlaConfig example = SlaConfig.read(DEPLOY.resolve("sla.yaml"));

        assertThat(example).isEqualTo(SlaConfigTest.withPolicies(DEPLOY.resolve("policies/demo.yaml")));
        assertThat(example.rules().book()).isNotNull();
    }

    @Test
    void theHeartbeatExampleChangesNothing() {
        assertThat(HeartbeatConfig.read(DEPLOY.resolve("heartbeat.yaml")))
                .isEqualTo(new HeartbeatConfig(null, null, null, null, null, null, null));
    }

    @Test
    void theRoutingExampleChangesNothingAndItsBookCanBeRead() throws IOException {
        RoutingConfig example = RoutingConfig.read(DEPLOY.resolve("routing.yaml"));
        assertThat(example).isEqualTo(RoutingConfigTest.withBook(DEPLOY.resolve("routing/cloud.yaml")));
        assertThat(example.document()).contains("security-emergency");
        assertThat(RoutingConfig.read(uncommented("routing.yaml", 14)))
                .isEqualTo(RoutingConfigTest.withBook(folder.resolve("routing/cloud.yaml")));
    }

    @Test
    void whatTheExamplesCallTheDefaultsAreTheDefaults() throws IOException {
        Path sla = uncommented("sla.yaml", 17);
        assertThat(SlaConfig.read(sla)).isEqualTo(SlaConfigTest.withPolicies(folder.resolve("policies/demo.yaml")));
        Path heartbeat = uncommented("heartbeat.yaml", 6);
        assertThat(HeartbeatConfig.read(heartbeat))
                .isEqualTo(new HeartbeatConfig(null, null, null, null, null, null, null));
    }

    @Test
    void theQualityExampleNamesAllDefaultsAndChangesNothing() throws IOException {
        assertThat(QualityConfig.read(uncommented("quality.yaml", 24))).isEqualTo(QualityJobTest.defaults());
    }

    @Test
    void theReconcileExampleNamesAllDefaultsAndChangesNothing() throws IOException {
        assertThat(ReconcileConfig.read(uncommented("reconcile.yaml", 9))).isEqualTo(ReconcileJobTest.defaults());
    }

    @Test
    void theStockExampleNamesAllDefaultsAndTheExampleOfTheArchiveJob() throws IOException {
        assertThat(StockConfig.read(DEPLOY.resolve("stock.yaml"))).isEqualTo(StockConfigTest.beside(DEPLOY));
        assertThat(DEPLOY.resolve("archive.yaml")).exists();
        assertThat(StockConfig.read(uncommented("stock.yaml", 8))).isEqualTo(StockConfigTest.beside(folder));
    }

    @Test
    void theRiskExampleNamesAllDefaultsAndChangesNothing() throws IOException {
        assertThat(RiskConfig.read(uncommented("risk.yaml", 16))).isEqualTo(RiskJobTest.defaults());
    }

    @Test
    void theIntakeExampleNamesAllDefaultsAndRulesThatCanBeRead() throws IOException {
        IntakeConfig example = IntakeConfig.read(DEPLOY.resolve("intake.yaml"));
        assertThat(example).isEqualTo(IntakeJobTest.withRules(DEPLOY.resolve("intake/cloud.yaml")));
        assertThat(example.intakeRules().areForAll()).isTrue();
        assertThat(IntakeConfig.read(uncommented("intake.yaml", 12)))
                .isEqualTo(IntakeJobTest.withRules(folder.resolve("intake/cloud.yaml")));
    }

    @Test
    void theHealthExampleNamesAllDefaultsAndChangesNothing() throws IOException {
        assertThat(HealthConfig.read(uncommented("health.yaml", 21))).isEqualTo(HealthJobTest.defaults());
    }

    /** As they are: whoever submits a job with its example must not be told that it is empty. */
    @Test
    void theExamplesOfTheOtherJobsCanBeReadAsTheyAre() {
        assertThat(ReconcileConfig.read(DEPLOY.resolve("reconcile.yaml"))).isEqualTo(ReconcileJobTest.defaults());
        assertThat(RiskConfig.read(DEPLOY.resolve("risk.yaml"))).isEqualTo(RiskJobTest.defaults());
        assertThat(HealthConfig.read(DEPLOY.resolve("health.yaml"))).isEqualTo(HealthJobTest.defaults());
        assertThat(QualityConfig.read(DEPLOY.resolve("quality.yaml"))).isNotNull();
    }

    /** All keys but the one that is set are there as comments. */
    private Path uncommented(String name, int keys) throws IOException {
        String text = Files.readString(DEPLOY.resolve(name));
        Matcher commented = DEFAULT.matcher(text);
        assertThat(commented.results().filter(key -> !key.group(1).contains("--")))
                .hasSize(keys);
        return Files.writeString(folder.resolve(name), DEFAULT.matcher(text).replaceAll("$1"));
    }
}
