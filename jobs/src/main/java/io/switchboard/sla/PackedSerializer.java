package io.switchboard.sla;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What all serializers of packed, unchangeable records have in common. What packs and unpacks is of one thread. */
abstract class PackedSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1;

    @Override
    public final T deserialize(T reuse, DataInputView from) throws IOException {
        return deserialize(from);
    }

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    /** There is no record without content. */
    @Override
    public final T createInstance() {
        return null;
    }

    @Override
    public final T copy(T record) {
        return record;
    }

    @Override
    public final T copy(T record, T reuse) {
        return record;
    }

    @Override
    public final void copy(DataInputView from, DataOutputView to) throws IOException {
        serialize(deserialize(from), to);
    }

    @Override
    public final int getLength() {
        return -1;
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // two classes pack differently, and neither extends the other
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return getClass().hashCode();
    }
}
