package io.switchboard.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.job.ConfigFile;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveConfigTest {

    private static final Path REGISTER = Path.of("../docs/operations.md");
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| (?:`([^`]+)`|none) \\| \\S.* \\|$");

    @TempDir
    private Path folder;

    @Test
    void theRegisterListsTheKeysWithTheirDefaults() throws IOException {
        Map<String, String> listed = new LinkedHashMap<>();
        Files.readAllLines(REGISTER).stream()
                .dropWhile(line -> !line.equals("### archive.yaml"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .forEach(row -> listed.put(row.group(1), row.group(2)));
        assertThat(listed.keySet())
                .containsExactlyElementsOf(Arrays.stream(ArchiveConfig.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        String yaml = listed.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
        assertThat(ConfigFile.read(written(yaml), ArchiveConfig.class))
                .isEqualTo(new ArchiveConfig(null, null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void theOneInDeployIsRight() {
        ArchiveConfig config = ArchiveConfig.read(Path.of("../deploy/archive.yaml"));
        assertThat(config.warehouse()).startsWith("file:///").endsWith("/.switchboard/archive");
        assertThat(config.catalog()).startsWith("jdbc:sqlite:/").endsWith("/.switchboard/archive/catalog.db");
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws IOException {
        refused("tables: [calls]", "tables has calls: use some of sla_outcomes, ");
        refused("commitInterval: PT0.5S", "commitInterval is PT0.5S: give between PT1S and PT1H");
        refused("catalog: jdbc:mysql://here/x", "catalog is jdbc:mysql://here/x: give jdbc:postgresql://");
        refused("warehouse: s3://bucket/x", "catalog is not given: give the JDBC URL of a database");
        refused("compactAfter: 1", "compactAfter is 1: give 2 or more");
        refused("wharehouse: x", "unknown keys [wharehouse]");
    }

    private void refused(String yaml, String reason) throws IOException {
        Path file = written(yaml);
        assertThatThrownBy(() -> ArchiveConfig.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .message()
                .hasLineCount(1);
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("archive.yaml"), yaml + "\n");
    }
}
