package io.switchboard.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Flink's configuration for one cluster: the template of the repository and this cluster's own ports and paths. */
final class FlinkConf {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** Where a cluster is and what it keeps where: no two have the same. */
    private static final Set<String> PLACES = Set.of(
            "jobmanager.rpc.port",
            "rest.port",
            "execution.checkpointing.dir",
            "execution.checkpointing.savepoint-dir",
            "process.working-dir",
            "io.tmp.dirs");

    private FlinkConf() {}

    /** For the processes of a local cluster and the client that submits to it. */
    static void write(Installation installation, StateDir dir, Layout layout, Map<String, String> more) {
        Map<String, String> own = new TreeMap<>();
        own.put("jobmanager.bind-host", "localhost");
        own.put("jobmanager.rpc.address", "localhost");
        own.put("jobmanager.rpc.port", Integer.toString(layout.rpcPort()));
        own.put("rest.address", "localhost");
        own.put("rest.bind-address", "localhost");
        own.put("rest.port", Integer.toString(layout.webPort()));
        own.put("taskmanager.bind-host", "localhost");
        own.put("taskmanager.host", "localhost");
        own.put("taskmanager.numberOfTaskSlots", Integer.toString(layout.slots()));
        own.put("parallelism.default", Integer.toString(Layout.PARALLELISM));
        own.put("execution.checkpointing.dir", uri(dir.checkpoints()));
        own.put("execution.checkpointing.savepoint-dir", uri(dir.savepoints()));
        own.put("process.working-dir", quoted(dir.flinkWork().toString()));
        own.put("io.tmp.dirs", quoted(dir.flinkWork().toString()));
        // How old a watermark may be that REST tells; a replay waits for one. The default is 10 s.
        own.put("metrics.fetcher.update-interval", "1 s");
        // The same of checkpoints; a replay looks twice whether its job restarted. The default is 3 s.
        own.put("rest.cache.checkpoint-statistics.timeout", "50 ms");
        own.putAll(more);
        write(installation, dir.flinkConf(), own);
    }

    /** For a client of a cluster that somebody else runs. */
    static void writeForClient(Installation installation, Path folder) {
        write(installation, folder, Map.of("parallelism.default", Integer.toString(Layout.PARALLELISM)));
    }

    private static void write(Installation installation, Path folder, Map<String, String> own) {
        String added = own.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining("", "\n# Added by ./switchboard.\n", ""));
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("config.yaml"),
                    without(own.keySet(), Files.readAllLines(installation.template("flink/config.yaml"))) + added);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key that stands twice is refused by Flink: the cluster's own takes the place of the template's. */
    private static String without(Set<String> keys, List<String> lines) {
        return lines.stream()
                .filter(line -> !keys.contains(line.split(":", 2)[0]))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** The lines of a configuration that two clusters of one size have in common. */
    static List<String> settingsOfAnyPlace(Path folder) {
        try {
            return without(PLACES, Files.readAllLines(folder.resolve("config.yaml")))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String uri(Path path) {
        return quoted(path.toUri().toString());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Whose Java options Flink's own scripts would read from the same file. */
    enum Role {
        JOB_MANAGER("jobmanager"),
        TASK_MANAGER("taskmanager"),
        CLIENT("client");

        private final String word;

        Role(String word) {
            this.word = word;
        }
    }

    /** The options that all processes need on Java 17, and those of a role. */
    static List<String> javaOptions(Path folder, Role role) {
        List<String> options = new ArrayList<>();
        try {
            JsonNode config = YAML.readTree(folder.resolve("config.yaml").toFile());
            for (String whose : List.of("all", role.word)) {
                String given = config.path("env.java.opts." + whose).asText().strip();
                options.addAll(given.isEmpty() ? List.of() : List.of(given.split("\\s+")));
            }
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
