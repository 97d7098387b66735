package io.switchboard.query;

import java.util.List;

/**
 * Something that can be asked for by its name: a table, or a view over tables.
 *
 * @param doc what a row is
 * @param columns in their order, each with what it means; none of a view, whose columns are those of its tables
 * @param sql what it is made of
 */
public record Relation(String name, String doc, List<Field> columns, String sql) {

    public Relation {
        columns = List.copyOf(columns);
    }

    /** A column as an analyst sees it. */
    public record Field(String name, String type, String doc) {}
}
