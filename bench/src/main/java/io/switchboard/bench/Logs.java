package io.switchboard.bench;

import io.switchboard.deploy.StateDir;
import io.switchboard.deploy.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the processes of a benchmark have said, kept beside their cluster's folder when that goes. */
final class Logs {

    private Logs() {}

    /** Where they are kept. */
    static Path of(StateDir dir, String name) {
        return dir.path().resolveSibling("bench-logs").resolve(name);
    }

    /** Moves a cluster's logs there, in place of those that had the name before; nothing if there are none. */
    static void keep(StateDir dir, String name) {
        if (!Files.isDirectory(dir.logs())) {
            return;
        }
        Path kept = of(dir, name);
        try {
            Trees.delete(kept);
            Files.createDirectories(kept.getParent());
            Files.move(dir.logs(), kept);
        } catch (IOException e) {
            throw new UncheckedIOException("The logs in " + dir.logs() + " could not be kept", e);
        }
    }
}
