package io.switchboard.wire;

import java.io.Serializable;
import java.time.Instant;
import org.apache.avro.Schema;
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

    A toAvro(T value);
}
