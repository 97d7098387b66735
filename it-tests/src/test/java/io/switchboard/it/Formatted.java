package io.switchboard.it;

import io.switchboard.deploy.StateDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What formatting leaves in a broker's folder. It takes a process, for which the broker waits, and the same will do for each
 * cluster of a test; a person's are formatted each for itself, as A06 and A07 show.
 */
final class Formatted {

    /** The last one is what a broker's folder is known by. */
    private static final List<String> FILES = List.of("bootstrap.checkpoint", "meta.properties");

    private static final Path KEPT = Here.folder("formatted");

    private Formatted() {}

    /** Into a directory in which nothing is yet, if there is any that this broker has made. */
    static void into(StateDir dir) {
        if (isOfThisBroker()) {
            dir.create();
            copy(KEPT, dir.brokerData());
        }
    }

    /** Of a broker that has just been started, for the next one. */
    static void keep(StateDir dir) {
        if (!isOfThisBroker()) {
            copy(dir.brokerData(), KEPT);
        }
    }

    private static boolean isOfThisBroker() {
        Path last = KEPT.resolve(FILES.get(FILES.size() - 1));
        try {
            return Files.exists(last)
                    && Files.getLastModifiedTime(last)
                                    .compareTo(Files.getLastModifiedTime(
                                            Here.installation().kafkaLibraries()))
                            > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole files only: another JVM may do the same. */
    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (String name : FILES) {
                Path half = Files.createTempFile(to, name, ".half");
                Files.copy(from.resolve(name), half, StandardCopyOption.REPLACE_EXISTING);
                Files.move(half, to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
