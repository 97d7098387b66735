package io.switchboard.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Writes an answer as a person or a program wants it; instants are UTC, and what is not there is empty. */
final class Answer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answer() {}

    /** In columns as wide as they must be, with how many rows there are. */
    static void table(ResultSet answer, PrintWriter out) throws SQLException {
        List<List<String>> rows = new ArrayList<>(List.of(names(answer)));
        while (answer.next()) {
            rows.add(row(answer, "-"));
        }
        print(rows, out);
        int count = rows.size() - 1;
        out.println(count == 1 ? "(1 row)" : "(" + count + " rows)");
    }

    private static void print(List<List<String>> rows, PrintWriter out) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    static void csv(ResultSet answer, PrintWriter out) throws SQLException {
        try {
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(names(answer));
            while (answer.next()) {
                csv.writeRecord(row(answer, null));
            }
            csv.flush();
        } catch (IOException e) {
            throw new ClusterException("The answer cannot be written: " + e.getMessage(), e);
        }
    }

    /** An object a line. */
    static void json(ResultSet answer, PrintWriter out) throws SQLException {
        List<String> names = names(answer);
        while (answer.next()) {
            ObjectNode object = JSON.createObjectNode();
            for (int i = 0; i < names.size(); i++) {
                put(object, names.get(i), answer.getObject(i + 1));
            }
            out.println(object);
        }
    }

    private static void put(ObjectNode object, String name, Object value) throws SQLException {
        if (value instanceof Number || value instanceof Boolean) {
            object.putPOJO(name, value);
        } else {
            object.put(name, text(value));
        }
    }

    private static List<String> names(ResultSet answer) throws SQLException {
        ResultSetMetaData columns = answer.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnName(i));
        }
        return names;
    }

    private static List<String> row(ResultSet answer, String nothing) throws SQLException {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
            String text = text(answer.getObject(i));
            row.add(text == null ? nothing : text);
        }
        return row;
    }

    private static String text(Object value) throws SQLException {
        if (value == null) {
            return null;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        if (value instanceof Blob bytes) {
            return Base64.getEncoder().encodeToString(bytes.getBytes(1, (int) bytes.length()));
        }
        return value.toString();
    }
}
