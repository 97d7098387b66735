package io.switchboard.bench;

import io.switchboard.deploy.Daemon;
import io.switchboard.deploy.StateDir;
import io.switchboard.deploy.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a benchmark that was killed has left running. With the folder its names would be gone, and it would go on for ever. */
final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SUFFIX = ".pid";

    private Orphans() {}

    /** Ends all that the folder names. */
    static void end(StateDir dir) {
        for (Path file : in(dir.path().resolve("pids"))) {
            String name = file.getFileName().toString();
            if (name.endsWith(SUFFIX)) {
                new Daemon(name.substring(0, name.length() - SUFFIX.length()), dir).kill();
            }
        }
        for (Path database : in(dir.path().resolve("tmp"))) {
            postmaster(database).ifPresent(Orphans::end);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!Wait.until(PATIENCE, () -> !process.isAlive())) {
            process.destroyForcibly();
        }
    }

    /** Of PostgreSQL's folder the process that works in it, unless its number is another's by now. */
    private static Optional<ProcessHandle> postmaster(Path database) {
        Path file = database.resolve("postmaster.pid");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return first(file).flatMap(ProcessHandle::of).filter(process -> process.info()
                .commandLine()
                .filter(line -> line.contains(database.toString()))
                .isPresent());
    }

    /** The number on its first line. */
    static Optional<Long> first(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .map(Long::valueOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> in(Path folder) {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                all.forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
