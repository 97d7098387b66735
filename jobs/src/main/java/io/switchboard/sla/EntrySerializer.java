package io.switchboard.sla;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps an {@link Entry} outside of a ledger: the version of the format, then what {@link EntryFormat} packs. */
final class EntrySerializer extends PackedSerializer<Entry> {

    /** What this release writes. A new component goes to the end and is asked for from the version on that has it. */
    static final int VERSION = 1;

    private static final long serialVersionUID = 1;

    private transient Packing out;
    private transient Unpacking in;

    @Override
    public void serialize(Entry entry, DataOutputView to) throws IOException {
        if (out == null) {
            out = new Packing();
        }
        out.begin();
        EntryFormat.pack(out, entry);
        to.writeByte(VERSION);
        out.finish(to);
    }

    @Override
    public Entry deserialize(DataInputView from) throws IOException {
        int version = from.readUnsignedByte();
        if (version != VERSION) {
            throw new IllegalStateException(unknown(version));
        }
        if (in == null) {
            in = new Unpacking();
        }
        in.begin(from);
        Entry entry = EntryFormat.unpack(in);
        in.finish();
        return entry;
    }

    static String unknown(int version) {
        return "Entries are kept in format %d, this release knows those up to %d: run the release that wrote them"
                .formatted(version, VERSION);
    }

    @Override
    public EntrySerializer duplicate() {
        return new EntrySerializer();
    }

    @Override
    public TypeSerializerSnapshot<Entry> snapshotConfiguration() {
        return new EntrySerializerSnapshot();
    }

    /** What a savepoint says of the entries in it: the newest format that one of them may be kept in. Public for Flink. */
    public static final class EntrySerializerSnapshot implements TypeSerializerSnapshot<Entry> {

        @Override
        public int getCurrentVersion() {
            return VERSION;
        }

        @Override
        public void writeSnapshot(DataOutputView to) {}

        @Override
        public void readSnapshot(int version, DataInputView from, ClassLoader classes) throws IOException {
            if (version > VERSION) {
                throw new IOException(unknown(version));
            }
        }

        @Override
        public TypeSerializer<Entry> restoreSerializer() {
            return new EntrySerializer();
        }

        /** Each entry says its own format; those that Flink kept as any record are written anew. */
        @Override
        public TypeSerializerSchemaCompatibility<Entry> resolveSchemaCompatibility(TypeSerializerSnapshot<Entry> kept) {
            if (kept instanceof EntrySerializerSnapshot) {
                return TypeSerializerSchemaCompatibility.compatibleAsIs();
            }
            return kept instanceof PojoSerializerSnapshot
                    ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}
