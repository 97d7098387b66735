package io.switchboard.it;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the city of Boston itself says of a case that it gave a deadline: ONTIME or OVERDUE. */
record BostonTruth(String verdict, boolean isOpen) {

    /** Those that have both a deadline and a verdict, of the sample, by their id. */
    static Map<String, BostonTruth> of(List<Path> files) {
        Map<String, BostonTruth> truths = new TreeMap<>();
        Rows.forEach(files, row -> {
            String id = row.getField("CASE_ENQUIRY_ID");
            boolean isJudged = !row.getField("TARGET_DT").isEmpty()
                    && !row.getField("OnTime_Status").isEmpty();
            if (isJudged && Sample.has(id)) {
                truths.put(id, of(row));
            }
        });
        return truths;
    }

    private static BostonTruth of(NamedCsvRecord row) {
        return new BostonTruth(
                row.getField("OnTime_Status"), row.getField("CLOSED_DT").isEmpty());
    }
}
