package io.switchboard.wire;

import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** A record of the published language that stands for itself, without a time. */
record RecordShape<A extends SpecificRecordBase>(Class<A> type) implements Shape<A, A> {

    @Override
    public Schema schema() {
        return SpecificData.get().getSchema(type);
    }

    @Override
    public Instant at(A value) {
        return null;
    }

    @Override
    public A fromAvro(A record) {
        return record;
    }

    @Override
    public A toAvro(A value) {
        return value;
    }
}
