package io.switchboard.twin.recorded;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import io.switchboard.twin.FeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file of a feed whose header has been checked. */
final class Table implements AutoCloseable {

    /** Two of them and more fit into an id, which may have 1,000 characters. */
    private static final int LONGEST_FIELD = 400;

    private final Path file;
    private final Lines lines;
    private final CsvReaderBuilder csv;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> columnsRead;
    private final int width;

    private Table(Path file, Layout layout, Lines lines) throws IOException {
        this.file = file;
        this.lines = lines;
        this.csv = CsvReader.builder().fieldSeparator(layout.separator());
        List<String> header = header(layout, lines.next());
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(header.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        for (String column : layout.columns()) {
            if (!columns.containsKey(column)) {
                throw wrong(layout, "its first line has no column '" + column + "'");
            }
        }
        columnsRead = layout.columns();
        width = header.size();
    }

    /** @throws FeedException if the file cannot be read or is not of this layout */
    static Table open(Path file, Layout layout) {
        if (Files.isDirectory(file)) {
            throw new FeedException(file + " is a directory; name the files in it");
        }
        try {
            return new Table(file, layout, new Lines(file));
        } catch (NoSuchFileException absent) {
            throw new FeedException(file + " does not exist; " + remedy(layout), absent);
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    private List<String> header(Layout layout, Line first) {
        if (first == null) {
            throw wrong(layout, "it is empty");
        }
        try {
            return fields(first.text().replace("\ufeff", ""));
        } catch (MalformedRow noHeader) {
            throw wrong(layout, "its first line is no header, " + noHeader.getMessage());
        }
    }

    private FeedException wrong(Layout layout, String why) {
        return new FeedException(file + " is not a file of " + layout.feed() + ": " + why + "; " + remedy(layout));
    }

    private static String remedy(Layout layout) {
        return "give " + layout.source() + ", or name another feed";
    }

    private static FeedException unreadable(Path file, IOException failed) {
        return new FeedException(
                "cannot read " + file + ": " + failed.getMessage() + "; check the file or fetch it again", failed);
    }

    /** The next line, or null at the end. */
    Line next() {
        try {
            return lines.next();
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    Row row(Line line) throws MalformedRow {
        List<String> fields = fields(line.text());
        boolean tooLong = fields.size() > width
                && fields.subList(width, fields.size()).stream().anyMatch(field -> !field.isBlank());
        if (fields.size() < width || tooLong) {
            throw new MalformedRow(width + " fields wanted, got " + fields.size());
        }
        for (String column : columnsRead) {
            requireShort(column, fields.get(columns.get(column)));
        }
        return new Row(columns, fields);
    }

    private static void requireShort(String column, String field) throws MalformedRow {
        if (field.length() > LONGEST_FIELD) {
            throw new MalformedRow(
                    "%s is %d characters long, not %d at most".formatted(column, field.length(), LONGEST_FIELD));
        }
    }

    private List<String> fields(String line) throws MalformedRow {
        if (line.indexOf('\r') >= 0) { // what comes after it would be lost
            throw new MalformedRow("a carriage return stands in the line, not at its end");
        }
        try {
            return csv.ofSingleCsvRecord(line).getFields();
        } catch (CsvParseException broken) {
            throw new MalformedRow("the line cannot be split into fields: " + broken.getMessage(), broken);
        }
    }

    /** Where a line stands, the same wherever the files lie. */
    String place(Line line) {
        return file.getFileName() + ":" + line.number();
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }
}
