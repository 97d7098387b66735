package io.switchboard.chaos.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How the disk with the checkpoints is. */
public enum Mood {
    WELL,
    /** No byte more fits; what is there can be read and deleted. */
    FULL,
    /** Nothing can be changed. */
    READ_ONLY,
    /** Files are written and then not confirmed: a checkpoint fails in its asynchronous phase. */
    BROKEN,
    /** Each file takes its time to be confirmed. */
    SLOW;

    /** Of the disk whose mood {@code file} says; a disk that nobody has touched is well. */
    static Mood of(Path file) {
        try {
            return Files.exists(file) ? valueOf(Files.readString(file).strip()) : WELL;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a disk into this mood. */
    public void say(Path file) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.writeString(draft, name());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
