package io.switchboard.it;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        Rows.forEach(files, row -> last.merge(row.getField("number"), of(row), UciTruth::later));
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
