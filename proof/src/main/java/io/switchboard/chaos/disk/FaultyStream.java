package io.switchboard.chaos.disk;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.flink.core.fs.FSDataOutputStream;

/** A file that is being written to a {@link FaultyDisk}. */
final class FaultyStream extends FSDataOutputStream {

    private static final long CONFIRMING_NANOS = Duration.ofMillis(60).toNanos();

    private final FSDataOutputStream file;
    private final Supplier<Mood> mood;

    FaultyStream(FSDataOutputStream file, Supplier<Mood> mood) {
        this.file = file;
        this.mood = mood;
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
        if (mood.get() == Mood.FULL) {
            throw new IOException("No space left on device");
        }
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
        Mood now = mood.get();
        if (now == Mood.BROKEN) {
            throw new IOException("Input/output error");
        }
        if (now == Mood.SLOW) {
            LockSupport.parkNanos(CONFIRMING_NANOS);
        }
    }
}
