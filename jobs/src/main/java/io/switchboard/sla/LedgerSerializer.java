package io.switchboard.sla;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps a {@link Ledger} as {@link LedgerFormat} has it. */
final class LedgerSerializer extends PackedSerializer<Ledger> {

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

    private LedgerFormat format() {
        if (format == null) {
            format = new LedgerFormat();
        }
        return format;
    }

    @Override
    public LedgerSerializer duplicate() {
        return new LedgerSerializer();
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
