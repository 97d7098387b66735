package io.switchboard.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An answer as a report holds it.
 *
 * @param columns their names
 * @param rows a text for each column; null where there is nothing
 */
record Sheet(List<String> columns, List<List<String>> rows) {

    static Sheet read(ResultSet answer) throws SQLException {
        int count = answer.getMetaData().getColumnCount();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            columns.add(answer.getMetaData().getColumnName(i));
        }
        List<List<String>> rows = new ArrayList<>();
        while (answer.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                Object value = answer.getObject(i);
                row.add(value == null ? null : value.toString());
            }
            rows.add(row);
        }
        return new Sheet(columns, rows);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** With something in both columns. */
    Sheet where(String one, String other) {
        return new Sheet(
                columns,
                rows.stream()
                        .filter(row -> row.get(place(one)) != null && row.get(place(other)) != null)
                        .toList());
    }

    List<String> texts(String column) {
        int place = place(column);
        return rows.stream().map(row -> row.get(place)).toList();
    }

    List<Double> numbers(String column) {
        return texts(column).stream()
                .filter(Objects::nonNull)
                .map(Double::valueOf)
                .toList();
    }

    private int place(String column) {
        return columns.indexOf(column);
    }
}
