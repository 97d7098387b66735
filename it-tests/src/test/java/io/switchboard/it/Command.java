package io.switchboard.it;

import io.switchboard.cli.Main;
import io.switchboard.deploy.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One run of {@code ./switchboard} as a person types it, in a process of its own unless it says otherwise.
 *
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
record Command(int exitCode, String out, String err, Duration took) {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Java's own word about the options that the tests give to all processes: a person who types a command gives none. */
    private static final Pattern OPTIONS_FOUND = Pattern.compile("(?m)^NOTE: Picked up JDK_JAVA_OPTIONS: .*\\R");

    /** What the tests spare their own processes; what a person starts has its classes verified. */
    private static final String TRUST = " -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote";

    /** Runs it to its end. */
    static Command switchboard(String... arguments) {
        return switchboard(LIMIT, arguments);
    }

    /** The same of one that takes longer. */
    static Command switchboard(Duration limit, String... arguments) {
        try {
            Path folder = Files.createDirectories(
                    Here.folder("command-" + ProcessHandle.current().pid()));
            long start = System.nanoTime();
            int exitCode = end(start(folder, arguments), limit);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String err = OPTIONS_FOUND.matcher(text(folder.resolve("stderr"))).replaceAll("");
            return new Command(exitCode, text(folder.resolve("stdout")), err, took);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in this process, for what is asked often: what a process adds is shown by the others. */
    static Command here(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long start = System.nanoTime();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Command(exitCode, out.toString(), err.toString(), Duration.ofNanos(System.nanoTime() - start));
    }

    /** Starts it; what it says goes to the files stdout and stderr of the folder. */
    static Process start(Path folder, String... arguments) throws IOException {
        tellThatItIsBuilt();
        Path root = Here.installation().root();
        List<String> command =
                new ArrayList<>(List.of(root.resolve("switchboard").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().computeIfPresent("JDK_JAVA_OPTIONS", (name, options) -> options.replace(TRUST, ""));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static int end(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The command has not ended after " + limit);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** Maven has just built what the command would otherwise build once more: everything up to the job's jar. */
    private static void tellThatItIsBuilt() {
        Installation installation = Here.installation();
        Path stamp = installation.root().resolve("target/switchboard-built");
        try {
            FileTime built = Files.getLastModifiedTime(installation.jobJar());
            if (!Files.exists(stamp)) {
                Files.createDirectories(stamp.getParent());
                Files.createFile(stamp);
                Files.setLastModifiedTime(stamp, built);
            } else if (Files.getLastModifiedTime(stamp).compareTo(built) < 0) {
                Files.setLastModifiedTime(stamp, built);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
