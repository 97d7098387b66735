package io.switchboard.twin;

import com.fasterxml.sort.DataReader;
import com.fasterxml.sort.DataReaderFactory;
import com.fasterxml.sort.DataWriter;
import com.fasterxml.sort.DataWriterFactory;
import io.switchboard.event.ItemType;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Parcels that wait on disk while a feed is being sorted: never kept, so never versioned. */
final class ParcelFile {

    private static final int BUFFER = 64 * 1024;
    private static final int ANOTHER = 1;

    static final DataReaderFactory<Parcel> READERS = new DataReaderFactory<>() {
        @Override
        public DataReader<Parcel> constructReader(InputStream in) {
            return new Reader(new DataInputStream(new BufferedInputStream(in, BUFFER)));
        }
    };

    static final DataWriterFactory<Parcel> WRITERS = new DataWriterFactory<>() {
        @Override
        public DataWriter<Parcel> constructWriter(OutputStream out) {
            return new Writer(new DataOutputStream(new BufferedOutputStream(out, BUFFER)));
        }
    };

    private ParcelFile() {}

    /** What a parcel costs on the heap: its objects' headers and fields, its key and its bytes. */
    static int sizeInMemory(Parcel parcel) {
        return 160 + parcel.key().length() + parcel.bytes().length;
    }

    private static final class Writer extends DataWriter<Parcel> {

        private final DataOutputStream out;

        Writer(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void writeEntry(Parcel parcel) throws IOException {
            out.writeByte(ANOTHER);
            out.writeUTF(parcel.type().name());
            writeBytes(parcel.key().getBytes(StandardCharsets.UTF_8));
            out.writeLong(parcel.at().toEpochMilli());
            out.writeLong(parcel.sequence());
            writeBytes(parcel.bytes());
        }

        private void writeBytes(byte[] bytes) throws IOException {
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private static final class Reader extends DataReader<Parcel> {

        private final DataInputStream in;

        Reader(DataInputStream in) {
            this.in = in;
        }

        @Override
        public Parcel readNext() throws IOException {
            if (in.read() != ANOTHER) {
                return null;
            }
            ItemType type = ItemType.valueOf(in.readUTF());
            String key = new String(readBytes(), StandardCharsets.UTF_8);
            Instant at = Instant.ofEpochMilli(in.readLong());
            return new Parcel(type, key, at, in.readLong(), readBytes());
        }

        private byte[] readBytes() throws IOException {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return bytes;
        }

        @Override
        public int estimateSizeInBytes(Parcel parcel) {
            return sizeInMemory(parcel);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
