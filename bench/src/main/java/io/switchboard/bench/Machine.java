package io.switchboard.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.deploy.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where and with what something was measured.
 *
 * @param processor its model, as the system names it
 * @param commit of the repository; {@code unknown} without one
 */
public record Machine(String processor, int cores, String java, String commit) {

    public static Machine current() {
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.version"),
                commit(Installation.current().root().resolve(".git")));
    }

    private static String model() {
        return lines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static String commit(Path git) {
        List<String> head = lines(git.resolve("HEAD"));
        if (head.isEmpty()) {
            return "unknown";
        }
        String line = head.get(0);
        if (!line.startsWith("ref: ")) {
            return line;
        }
        List<String> ref = lines(git.resolve(line.substring("ref: ".length())));
        return ref.isEmpty() ? line : ref.get(0);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(ObjectNode json) {
        json.put("processor", processor).put("cores", cores).put("java", java).put("commit", commit);
    }
}
