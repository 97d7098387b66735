package io.switchboard.sla;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps a {@link Ledger} as {@link LedgerFormat} has it. */
final class LedgerSerializer extends TypeSerializer<Ledger> {

    private static final long serialVersionUID = 1;

    private transient LedgerFormat format;

    @Override
    public void serialize(Ledger ledger, DataOutputView to) throws IOException {
        format().write(ledger, to);
    }

    @Override
    public Ledger deserialize(DataInputView from) throws IOException {
        return format().read(from);
    }

    @Override
    public Ledger deserialize(Ledger reuse, DataInputView from) throws IOException {
        return deserialize(from);
    }

    private LedgerFormat format() {
        if (format == null) {
            format = new LedgerFormat();
        }
        return format;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    /** What packs and unpacks is of one thread. */
    @Override
    public TypeSerializer<Ledger> duplicate() {
        return new LedgerSerializer();
    }

    /** There is no ledger without an item. */
    @Override
    public Ledger createInstance() {
        return null;
    }

    @Override
    public Ledger copy(Ledger ledger) {
        return ledger;
    }

    @Override
    public Ledger copy(Ledger ledger, Ledger reuse) {
        return ledger;
    }

    @Override
    public void copy(DataInputView from, DataOutputView to) throws IOException {
        serialize(deserialize(from), to);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LedgerSerializer;
    }

    @Override
    public int hashCode() {
        return LedgerSerializer.class.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Ledger> snapshotConfiguration() {
        return new LedgerSerializerSnapshot();
    }

    /** What a savepoint says of the ledgers in it: the newest format that one of them may be kept in. Public for Flink. */
    public static final class LedgerSerializerSnapshot implements TypeSerializerSnapshot<Ledger> {

        @Override
        public int getCurrentVersion() {
            return LedgerFormat.VERSION;
        }

        @Override
        public void writeSnapshot(DataOutputView to) {}

        @Override
        public void readSnapshot(int version, DataInputView from, ClassLoader classes) throws IOException {
            if (version > LedgerFormat.VERSION) {
                throw new IOException(LedgerFormat.unknown(version));
            }
        }

        @Override
        public TypeSerializer<Ledger> restoreSerializer() {
            return new LedgerSerializer();
        }

        /** Each ledger says its own format; those of the first two shapes are written anew. */
        @Override
        public TypeSerializerSchemaCompatibility<Ledger> resolveSchemaCompatibility(
                TypeSerializerSnapshot<Ledger> kept) {
            if (kept instanceof LedgerSerializerSnapshot) {
                return TypeSerializerSchemaCompatibility.compatibleAsIs();
            }
            return kept instanceof PojoSerializerSnapshot
                    ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}
