package io.switchboard.sla;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps a {@link Ledger} as {@link LedgerFormat} has it, and reads it packed. */
final class LedgerSerializer extends PackedSerializer<KeptLedger> {

    private static final long serialVersionUID = 1;

    private transient LedgerFormat format;

    @Override
    public void serialize(KeptLedger ledger, DataOutputView to) throws IOException {
        format().write(ledger, to);
    }

    @Override
    public KeptLedger deserialize(DataInputView from) throws IOException {
        return LedgerFormat.read(from);
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
    public TypeSerializerSnapshot<KeptLedger> snapshotConfiguration() {
        return new LedgerSerializerSnapshot();
    }

    /** What a savepoint says of the ledgers in it: the newest format that one of them may be kept in. Public for Flink. */
    public static final class LedgerSerializerSnapshot implements TypeSerializerSnapshot<KeptLedger> {

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
        public TypeSerializer<KeptLedger> restoreSerializer() {
            return new LedgerSerializer();
        }

        /** Each ledger says its own format; those of the first two shapes are written anew. */
        @Override
        public TypeSerializerSchemaCompatibility<KeptLedger> resolveSchemaCompatibility(
                TypeSerializerSnapshot<KeptLedger> kept) {
            if (kept instanceof LedgerSerializerSnapshot) {
                return TypeSerializerSchemaCompatibility.compatibleAsIs();
            }
            return kept instanceof PojoSerializerSnapshot
                    ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}
