package io.switchboard.twin.recorded;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a file, plain or gzip, blank ones left out. In these sources a record is a line, so a stray quote spoils
 * its own line and not the rest of the file.
 */
final class Lines implements AutoCloseable {

    /** Longer lines are noise and come in pieces: neither our memory nor a Kafka record has to hold them. */
    static final int LONGEST = 16 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number = 1;

    Lines(Path file) throws IOException {
        in = plain(Files.newInputStream(file));
    }

    private static InputStream plain(InputStream file) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER) : buffered;
    }

    /** The next line, or null at the end. */
    Line next() throws IOException {
        line.reset();
        int read = in.read();
        while (read >= 0) {
            if (read == '\n') {
                Line whole = new Line(number++, withoutCarriageReturn(line.toByteArray()));
                if (whole.bytes().length > 0) {
                    return whole;
                }
                line.reset();
            } else {
                line.write(read);
                if (line.size() == LONGEST) {
                    return new Line(number, line.toByteArray());
                }
            }
            read = in.read();
        }
        return line.size() == 0 ? null : new Line(number, withoutCarriageReturn(line.toByteArray()));
    }

    private static byte[] withoutCarriageReturn(byte[] bytes) {
        int last = bytes.length - 1;
        return last >= 0 && bytes[last] == '\r' ? Arrays.copyOf(bytes, last) : bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
