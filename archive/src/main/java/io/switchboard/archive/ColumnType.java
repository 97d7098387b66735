package io.switchboard.archive;

import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** What a column of a table holds; a number's unit is in the column's name. */
public enum ColumnType {
    TEXT,
    /** A list of texts, kept as one: the texts one after the other, a comma between. */
    TEXTS,
    /** In UTC. */
    TIMESTAMP,
    LONG,
    INT,
    DOUBLE,
    BYTES;

    Type iceberg() {
        return switch (this) {
            case TEXT, TEXTS -> Types.StringType.get();
            case TIMESTAMP -> Types.TimestampType.withZone();
            case LONG -> Types.LongType.get();
            case DOUBLE -> Types.DoubleType.get();
            case INT -> Types.IntegerType.get();
            case BYTES -> Types.BinaryType.get();
        };
    }
}
