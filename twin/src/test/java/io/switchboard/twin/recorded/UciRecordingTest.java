package io.switchboard.twin.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.Wired;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Real incidents say as events what the log's own counters say of them. */
class UciRecordingTest {

    private final Map<String, TicketEvent> latest = new HashMap<>();
    private final Map<String, Integer> reopens = new HashMap<>();
    private final Map<String, Integer> reassignments = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();
    private int wrong;

    @Test
    void theEventsGiveTheReopensAndTheReassignments() throws IOException {
        List<Path> files = Recording.real("uci-incidents");
        Parcel last = null;
        try (Parcels parcels = Feed.UCI_INCIDENTS.open(files, Wired.PACKER, Recording.MEMORY)) {
            while (parcels.hasNext()) {
                Parcel parcel = parcels.next();
                wrong += parcel.isReadable() ? 0 : 1;
                wrong += last == null || Parcel.IN_TIME.compare(last, parcel) < 0 ? 0 : 1;
                take(Wired.ticket(parcel));
                last = parcel;
            }
        }
        Map<String, NamedCsvRecord> truth = lastRows(files);

        assertThat(wrong)
                .as("unreadable, out of order, named twice or not created first")
                .isZero();
        assertThat(eventIds).hasSize(101_045 + 17_136);
        assertThat(latest.keySet()).isEqualTo(truth.keySet()).hasSize(17_136);
        assertThat(agreement(reopens, truth, "reopen_count")).isGreaterThanOrEqualTo(0.9999);
        assertThat(agreement(reassignments, truth, "reassignment_count")).isGreaterThanOrEqualTo(0.995);
    }

    private void take(TicketEvent event) {
        wrong += eventIds.add(event.eventId()) ? 0 : 1;
        TicketEvent before = latest.put(event.itemId(), event);
        if (before == null) {
            wrong += event.kind() == TicketEvent.Kind.CREATED ? 0 : 1;
            return;
        }
        wrong += event.kind() == TicketEvent.Kind.UPDATED ? 0 : 1;
        wrong += event.createdAt().isAfter(event.at()) ? 1 : 0;
        if (before.status().isSettled() && !event.status().isSettled()) {
            reopens.merge(event.itemId(), 1, Integer::sum);
        }
        if (!Objects.equals(before.group(), event.group())) {
            reassignments.merge(event.itemId(), 1, Integer::sum);
        }
    }

    private static double agreement(Map<String, Integer> counted, Map<String, NamedCsvRecord> truth, String column) {
        long same = truth.entrySet().stream()
                .filter(incident -> counted.getOrDefault(incident.getKey(), 0)
                        == Integer.parseInt(incident.getValue().getField(column)))
                .count();
        return (double) same / truth.size();
    }

    /** The file keeps an incident's rows in order, so the last one seen is the last. */
    private static Map<String, NamedCsvRecord> lastRows(List<Path> files) throws IOException {
        Map<String, NamedCsvRecord> rows = new HashMap<>();
        for (Path file : files) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                    CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
                csv.forEach(row -> rows.put(row.getField("number"), row));
            }
        }
        return rows;
    }
}
