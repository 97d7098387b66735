package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** An alert on a metric that nobody has, or with a runbook that nobody wrote, is none. */
class AlertsTest {

    private static final Path ALERTS = Path.of("../deploy/prometheus/alerts.yaml");
    private static final Path OPERATIONS = Path.of("../docs/operations.md");
    private static final Pattern METRIC = Pattern.compile("\\b((?:flink|switchboard)_\\w+)");

    /** What Flink's reporter puts before the name of a metric. */
    private static final String SCOPE = "flink_(jobmanager_job|jobmanager|taskmanager_job_task_operator)_";

    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([\\w.]+)` \\| [^|]+ \\| \\S.* \\|$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void everyMetricOfAnAlertIsInTheTableOfMetrics() throws IOException {
        Set<String> listed = found(LISTED, section("## Metrics"))
                .map(metric -> metric.replace('.', '_'))
                .collect(Collectors.toSet());
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> assertThat(metrics(alert))
                .as(alert.path("alert").asText())
                .isNotEmpty()
                .isSubsetOf(listed));
    }

    @Test
    void everyAlertSaysWhatItIsAndWhereToReadOn() throws IOException {
        Set<String> anchors = found(HEADING, Files.readString(OPERATIONS))
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
        assertThat(alerts()).allSatisfy(alert -> {
            JsonNode annotations = alert.path("annotations");
            assertThat(annotations.path("summary").asText()).isNotBlank();
            assertThat(annotations.path("runbook").asText()).startsWith("docs/operations.md#");
            assertThat(anchors)
                    .contains(annotations.path("runbook").asText().substring("docs/operations.md#".length()));
            assertThat(alert.path("labels").path("severity").asText()).isIn("page", "ticket");
        });
    }

    private static Set<String> metrics(JsonNode alert) {
        return found(METRIC, alert.path("expr").asText())
                .map(metric -> metric.replaceFirst(SCOPE, ""))
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> alerts() throws IOException {
        JsonNode groups = new YAMLMapper().readTree(ALERTS.toFile()).path("groups");
        return StreamSupport.stream(groups.spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false));
    }

    private static String section(String heading) throws IOException {
        return Files.readAllLines(OPERATIONS).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }
}
