package io.switchboard.bench;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One benchmark at a time: another would end its cluster, and both would measure each other. */
final class Turn implements AutoCloseable {

    private final FileChannel channel;

    private Turn(FileChannel channel) {
        this.channel = channel;
    }

    /** Until it is closed, or the process ends. */
    static Turn take() {
        return take(Installation.current().root().resolve("target/bench.lock"));
    }

    /**
     * By a lock on a file.
     *
     * @throws ClusterException if it is another's turn
     */
    static Turn take(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new ClusterException("Another benchmark runs (" + file + " is locked): wait until it has ended");
            }
            return new Turn(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
