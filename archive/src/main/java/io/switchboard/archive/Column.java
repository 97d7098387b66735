package io.switchboard.archive;

import java.io.Serializable;
import java.util.function.Function;

/**
 * One thing that a table says of each fact.
 *
 * @param doc what it means, for an analyst
 * @param value takes it out of a record; null where the record does not say
 */
public record Column<A>(String name, ColumnType type, String doc, Value<A> value) implements Serializable {

    /** Travels with the job. */
    interface Value<A> extends Function<A, Object>, Serializable {}
}
