package io.switchboard.twin.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.Wired;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every case of the city is late or not by its own deadline as the city says that it is. */
class BostonRecordingTest {

    private static final Instant SEEN = Instant.parse("2016-01-13T05:00:00Z");

    private final Map<String, TicketEvent> latest = new HashMap<>();
    private int events;
    private int wrong;

    @Test
    void theDeadlinesOfTheEventsGiveTheCitysVerdicts() throws IOException {
        List<Path> files = Recording.real("boston311").stream()
                .filter(file -> file.toString().endsWith(".csv.gz"))
                .toList();
        Parcel last = null;
        try (Parcels parcels = Feed.BOSTON_311.open(files, Wired.PACKER, Recording.MEMORY)) {
            while (parcels.hasNext()) {
                Parcel parcel = parcels.next();
                wrong += parcel.isReadable() ? 0 : 1;
                wrong += last == null || Parcel.IN_TIME.compare(last, parcel) < 0 ? 0 : 1;
                take(Wired.ticket(parcel));
                last = parcel;
            }
        }
        Map<String, String> verdicts = verdicts(files);

        assertThat(wrong)
                .as("unreadable, out of order or closed before created")
                .isZero();
        assertThat(latest).hasSize(58_119);
        assertThat(events).isEqualTo(58_119 + 49_126);
        assertThat(verdicts).hasSize(43_490).allSatisfy((id, verdict) -> assertThat(verdict(latest.get(id)))
                .as(id)
                .isEqualTo(verdict));
    }

    private void take(TicketEvent event) {
        events++;
        boolean isFirst = latest.put(event.itemId(), event) == null;
        wrong += isFirst == (event.kind() == TicketEvent.Kind.CREATED) ? 0 : 1;
    }

    private static String verdict(TicketEvent latest) {
        Instant end = latest.status() == Status.CLOSED ? latest.at() : SEEN;
        return end.isAfter(latest.targetAt()) ? "OVERDUE" : "ONTIME";
    }

    /** Of the cases that have both a deadline and a verdict. */
    private static Map<String, String> verdicts(List<Path> files) throws IOException {
        Map<String, String> verdicts = new HashMap<>();
        for (Path file : files) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                    CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
                csv.stream()
                        .filter(row -> !row.getField("TARGET_DT").isEmpty())
                        .filter(row -> !row.getField("OnTime_Status").isEmpty())
                        .forEach(row -> verdicts.put(row.getField("CASE_ENQUIRY_ID"), row.getField("OnTime_Status")));
            }
        }
        return verdicts;
    }
}
