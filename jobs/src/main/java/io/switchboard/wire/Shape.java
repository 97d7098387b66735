package io.switchboard.wire;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificRecordBase;

/** What a domain value {@code T} looks like in the published language, whatever frames it; tells valid from invalid. */
interface Shape<T, A extends SpecificRecordBase> extends Serializable {

    Class<T> type();

    Schema schema();

    /** When {@code value} happened; null if it has no time of its own. */
    Instant at(T value);

    /** The oldest time that {@code value} speaks of. */
    default Instant earliest(T value) {
        return at(value);
    }

    /**
     * The value that {@code record} means.
     *
     * @throws IllegalArgumentException if it means none
     */
    T fromAvro(A record);

    /** Of shapes that do not {@link #write} themselves. */
    default A toAvro(T value) {
        throw new UnsupportedOperationException("%s is written without a record".formatted(type()));
    }

    /**
     * Writes the value, field by field in the order of the schema. Avro can do that for all, and looks up each field meanwhile: a
     * shape that is written for each event does it itself.
     */
    default void write(T value, Encoder to, DatumWriter<A> writer) throws IOException {
        writer.write(toAvro(value), to);
    }
}
