package io.switchboard.chaos.disk;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.core.fs.FSDataOutputStream;

/** A file that is being written to a {@link FaultyDisk}. */
final class FaultyStream extends FSDataOutputStream {

    private static final long CONFIRMING_NANOS = Duration.ofMillis(60).toNanos();

    private final FSDataOutputStream file;
    private final FaultyDisk disk;

    FaultyStream(FSDataOutputStream file, FaultyDisk disk) {
        this.file = file;
        this.disk = disk;
    }

    @Override
    public void write(int b) throws IOException {
        requireSpace();
        file.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireSpace();
        file.write(bytes, offset, length);
    }

    private void requireSpace() throws IOException {
        disk.refuseWhen(Mood.FULL, "No space left on device");
    }

    @Override
    public long getPos() throws IOException {
        return file.getPos();
    }

    @Override
    public void flush() throws IOException {
        file.flush();
    }

    @Override
    public void sync() throws IOException {
        file.sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
        disk.refuseWhen(Mood.BROKEN, "Input/output error");
        if (disk.mood() == Mood.SLOW) {
            LockSupport.parkNanos(CONFIRMING_NANOS);
        }
    }
}
