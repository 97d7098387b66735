package io.switchboard.twin.recorded;

import java.util.List;
import java.util.Map;

/** A line's fields by the names in its file's header. */
record Row(Map<String, Integer> columns, List<String> fields) {

    String text(String column) {
        return fields.get(columns.get(column)).strip();
    }

    /** Null where the field is empty. */
    String known(String column) {
        String text = text(column);
        return text.isEmpty() ? null : text;
    }

    long number(String column) throws MalformedRow {
        try {
            return Long.parseLong(text(column));
        } catch (NumberFormatException notANumber) {
            throw new MalformedRow(column + " is '" + text(column) + "', not a number", notANumber);
        }
    }
}
