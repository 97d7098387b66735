package io.switchboard.it;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What the incident log itself says of an incident in its last row.
 *
 * @param updated of the row, with its modification count what makes it the last
 */
record UciTruth(LocalDateTime updated, int modification, boolean madeSla, int reassignments, int reopens) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");

    /** By the number of the incident. */
    static Map<String, UciTruth> of(List<Path> files) {
        Map<String, UciTruth> last = new HashMap<>();
        for (Path file : files) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(
                            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                rows.forEach(row -> last.merge(row.getField("number"), of(row), UciTruth::later));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return last;
    }

    private static UciTruth of(NamedCsvRecord row) {
        return new UciTruth(
                LocalDateTime.parse(row.getField("sys_updated_at"), MINUTES),
                Integer.parseInt(row.getField("sys_mod_count")),
                Boolean.parseBoolean(row.getField("made_sla")),
                Integer.parseInt(row.getField("reassignment_count")),
                Integer.parseInt(row.getField("reopen_count")));
    }

    private UciTruth later(UciTruth other) {
        boolean isLater =
                updated.equals(other.updated) ? modification > other.modification : updated.isAfter(other.updated);
        return isLater ? this : other;
    }
}
