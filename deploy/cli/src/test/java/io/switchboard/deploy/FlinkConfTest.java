package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.switchboard.deploy.FlinkConf.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkConfTest {

    private static final Installation HERE =
            new Installation(Path.of("../..").toAbsolutePath().normalize());

    @TempDir
    Path folder;

    @Test
    void aClustersOwnKeysAreAddedToTheTemplatesAndNoneIsGivenTwice() throws Exception {
        StateDir dir = new StateDir(folder.resolve("it's here"));

        FlinkConf.write(HERE, dir, new Layout(1, 4, 4, 9092, 9093, 18081, 6124), Map.of());

        JsonNode config = read(dir.flinkConf());
        assertThat(config.path("rest.port").asInt()).isEqualTo(18081);
        assertThat(config.path("execution.checkpointing.dir").asText())
                .isEqualTo(dir.checkpoints().toUri().toString());
        assertThat(config.path("process.working-dir").asText())
                .isEqualTo(dir.flinkWork().toString());
        assertThat(config.path("pipeline.generic-types").asText()).isEqualTo("false");
    }

    @Test
    void whatAVariantSaysTakesThePlaceOfWhatTheTemplateSays() throws Exception {
        StateDir dir = new StateDir(folder);

        FlinkConf.write(HERE, dir, new Layout(1, 4, 4, 9092, 9093, 18081, 6124), Map.of("heartbeat.timeout", "6 s"));

        assertThat(read(dir.flinkConf()).path("heartbeat.timeout").asText()).isEqualTo("6 s");
    }

    @Test
    void clustersOfOneSizeDifferInPortsAndPathsOnly() {
        StateDir here = new StateDir(folder.resolve("here"));
        StateDir there = new StateDir(folder.resolve("there"));
        FlinkConf.write(HERE, here, new Layout(1, 4, 4, 9092, 9093, 18081, 6124), Map.of());
        FlinkConf.write(HERE, there, new Layout(1, 4, 4, 9192, 9193, 18181, 6224), Map.of());
        List<String> settings = FlinkConf.settingsOfAnyPlace(here.flinkConf());

        assertThat(FlinkConf.settingsOfAnyPlace(there.flinkConf())).isEqualTo(settings);

        FlinkConf.write(
                HERE,
                there,
                new Layout(1, 4, 4, 9192, 9193, 18181, 6224),
                Map.of("jobmanager.memory.process.size", "2 gb"));
        assertThat(FlinkConf.settingsOfAnyPlace(there.flinkConf())).isNotEqualTo(settings);
    }

    @Test
    void aClientOfAnotherClusterKeepsItsHandsOffItsPortsAndPaths() throws Exception {
        FlinkConf.writeForClient(HERE, folder);

        assertThat(read(folder).fieldNames())
                .toIterable()
                .noneMatch(key -> key.startsWith("rest.") || key.endsWith("dir"));
    }

    @Test
    void theOptionsForJava17AreFoundAndThoseOfARole() {
        FlinkConf.writeForClient(HERE, folder);

        List<String> all = FlinkConf.javaOptions(folder, Role.CLIENT);
        assertThat(all).hasSizeGreaterThan(15).allMatch(option -> option.startsWith("--add-"));
        assertThat(FlinkConf.javaOptions(folder, Role.JOB_MANAGER))
                .startsWith(all.toArray(String[]::new))
                .endsWith("-XX:TieredStopAtLevel=1");
        assertThat(FlinkConf.javaOptions(folder, Role.TASK_MANAGER)).endsWith("-XX:FreqInlineSize=120");
    }

    private static JsonNode read(Path conf) throws Exception {
        YAMLMapper strict = YAMLMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
        return strict.readTree(conf.resolve("config.yaml").toFile());
    }
}
