package io.switchboard.deploy;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;

/** A file that a person names for an answer. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * Written beside itself: until there is a whole answer, and after a failure, whoever looks finds the earlier one.
     *
     * @param option by which it was named
     * @throws ClusterException if it cannot be written; its one line says why
     */
    public static void whole(String option, Path file, Consumer<PrintWriter> content) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            growing(option, file, content); // nobody wants another thing in the place of a pipe or a device
            return;
        }
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file; // of a link, where it leads to
            Path half = half(target);
            try {
                fill(option, file, half, content);
                Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw unwritable(option, file, e);
        }
    }

    /** Written where it is, for whoever looks meanwhile. */
    public static void growing(String option, Path file, Consumer<PrintWriter> content) {
        try {
            fill(option, file, file, content);
        } catch (IOException e) {
            throw unwritable(option, file, e);
        }
    }

    /** Who must not read the earlier one must not read this one. */
    private static Path half(Path target) throws IOException {
        Path half = target.resolveSibling(target.getFileName() + ".half");
        Files.deleteIfExists(half);
        if (Files.exists(target)) {
            Files.createFile(half, PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(target)));
        }
        return half;
    }

    private static void fill(String option, Path named, Path place, Consumer<PrintWriter> content) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(place))) {
            content.accept(out);
            if (out.checkError()) {
                throw new ClusterException(
                        option + " " + named + " could not be written to its end; is the disk full?");
            }
        }
    }

    private static ClusterException unwritable(String option, Path file, IOException e) {
        return new ClusterException(option + " " + file + " cannot be written: " + e, e);
    }
}
