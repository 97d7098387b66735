package io.switchboard.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that does one thing and ends, with what it said. */
public record Tool(int exitCode, String output) {

    /**
     * Runs it to its end.
     *
     * @throws ClusterException saying {@code failure} and why, when it does not end well within the limit
     */
    public static Tool run(String failure, List<String> command, Map<String, String> environment, Duration limit) {
        Tool tool = attempt(failure, command, environment, limit);
        if (tool.exitCode != 0) {
            throw new ClusterException(failure + ": " + RootCause.of(tool.output));
        }
        return tool;
    }

    /** Both of its outputs together; through a file, because a full pipe would stop it. */
    static Tool attempt(String failure, List<String> command, Map<String, String> environment, Duration limit) {
        try {
            Path output = Files.createTempFile("switchboard", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .redirectInput(Path.of("/dev/null").toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                await(process, failure, limit);
                return new Tool(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(failure, e);
        }
    }

    private static void await(Process process, String failure, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ClusterException(failure + ": no end after " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException(failure + ": interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
