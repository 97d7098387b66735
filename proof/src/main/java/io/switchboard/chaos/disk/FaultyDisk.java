package io.switchboard.chaos.disk;

import java.io.IOException;
import java.net.URI;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/**
 * The local disk, as an operating system would speak of it in each {@link Mood}. A real full or read-only disk is no
 * use here: what runs as root writes all the same.
 */
final class FaultyDisk extends FileSystem {

    private final FileSystem disk = new LocalFileSystem();
    private final java.nio.file.Path mood;

    FaultyDisk(java.nio.file.Path mood) {
        this.mood = mood;
    }

    /** Refuses in that mood, and leaves word of it. */
    void refuseWhen(Mood bad, String why) throws IOException {
        if (mood() == bad) {
            bad.met(mood);
            throw new IOException(why);
        }
    }

    Mood mood() {
        return Mood.of(mood);
    }

    private void requireWritable() throws IOException {
        refuseWhen(Mood.READ_ONLY, "Read-only file system");
    }

    private static Path local(Path path) {
        return new Path(path.getPath());
    }

    @Override
    public URI getUri() {
        return URI.create(FaultyDisks.SCHEME + ":///");
    }

    @Override
    public Path getWorkingDirectory() {
        return disk.getWorkingDirectory();
    }

    @Override
    public Path getHomeDirectory() {
        return disk.getHomeDirectory();
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        return disk.getFileStatus(local(path));
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) throws IOException {
        return disk.getFileBlockLocations(file, start, length);
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return disk.open(local(path), bufferSize);
    }

    @Override
    public FSDataInputStream open(Path path) throws IOException {
        return disk.open(local(path));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        return disk.listStatus(local(path));
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        requireWritable();
        return disk.delete(local(path), recursive);
    }

    /** One that is there already is not made, and so not refused. */
    @Override
    public boolean mkdirs(Path path) throws IOException {
        if (!disk.exists(local(path))) {
            requireWritable();
        }
        return disk.mkdirs(local(path));
    }

    @Override
    public FSDataOutputStream create(Path path, WriteMode mode) throws IOException {
        requireWritable();
        return new FaultyStream(disk.create(local(path), mode), this);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        requireWritable();
        return disk.rename(local(from), local(to));
    }

    @Override
    public boolean isDistributedFS() {
        return true; // all processes reach it
    }
}
