package io.switchboard.it;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One incident as its rows tell it: what it was in, since when, in their order. */
record BpicTruth(List<Stay> stays) {

    /** From {@code since} on the incident was in {@code substatus}. */
    record Stay(String substatus, Instant since) {}

    /** Those of the sample, by their id; the file keeps the rows of an incident in order. */
    static Map<String, BpicTruth> of(List<Path> files) {
        Map<String, BpicTruth> truths = new TreeMap<>();
        Rows.forEach(files, row -> {
            if (Sample.has(row.getField("case"))) {
                truths.computeIfAbsent(row.getField("case"), any -> new BpicTruth(new ArrayList<>()))
                        .stays
                        .add(stay(row));
            }
        });
        return truths;
    }

    private static Stay stay(NamedCsvRecord row) {
        return new Stay(
                row.getField("substatus"),
                OffsetDateTime.parse(row.getField("time")).toInstant());
    }

    Instant openedAt() {
        return stays.get(0).since();
    }

    Instant lastSeenAt() {
        return stays.get(stays.size() - 1).since();
    }

    /** By the source's word for it, in milliseconds, how long it had waited by {@code at}. */
    Map<String, Long> waits(Instant at) {
        Map<String, Long> waits = new TreeMap<>();
        for (int i = 0; i < stays.size(); i++) {
            Instant until = i + 1 < stays.size() ? stays.get(i + 1).since() : at;
            if (stays.get(i).substatus().startsWith("Wait")) {
                waits.merge(
                        stays.get(i).substatus(),
                        Duration.between(stays.get(i).since(), until).toMillis(),
                        Long::sum);
            }
        }
        waits.values().removeIf(millis -> millis == 0);
        return waits;
    }
}
