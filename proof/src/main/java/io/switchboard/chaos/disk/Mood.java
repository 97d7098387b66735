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
            Files.deleteIfExists(word(file));
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.writeString(draft, name());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves word that a disk which was in this mood has refused something. */
    void met(Path file) {
        try {
            Files.writeString(word(file), name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a disk has refused something since it was last put into this mood. */
    public boolean isMet(Path file) {
        return Files.exists(word(file));
    }

    private Path word(Path file) {
        return file.resolveSibling(file.getFileName() + "." + name());
    }
}
