package io.switchboard.twin.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.CallEvent;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.Wired;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six months of real calls say as events what their collectors say of them. */
class BankRecordingTest {

    /** Month: calls, answered within 20 s, abandoned (shares of the calls), mean wait, mean service (seconds). */
    private static final Map<Integer, String> TRUTH = Map.of(
            1, "31359 0.5230 0.1371 36.23 183.45",
            2, "33066 0.4902 0.1786 41.35 176.35",
            3, "38394 0.2966 0.2747 86.36 185.78",
            4, "31731 0.3342 0.2568 72.53 212.93",
            5, "39135 0.3632 0.2354 64.17 199.38",
            6, "37613 0.4722 0.1707 48.96 188.85");

    private final Map<String, Map<CallEvent.Kind, Instant>> open = new HashMap<>();
    private final Map<Integer, Month> months = new TreeMap<>();
    private final List<Refusal> refused = new ArrayList<>();
    private int wrong;
    private int unreadable;

    @TempDir
    private Path directory;

    @Test
    void theEventsGiveEveryMonthsTruth() {
        long events = read(Recording.real("anonymous-bank"));

        assertThat(refused).isEmpty();
        assertThat(wrong).as("out of order or backwards").isZero();
        assertThat(open).as("calls without an end").isEmpty();
        assertThat(events).isEqualTo(4 * 166_768 + 2 * 44_530 + 33_171);
        assertThat(months).hasSize(6);
        months.forEach((month, calls) -> assertThat(calls).hasToString(TRUTH.get(month)));
    }

    /** What may befall a line on its way to us, at every thousandth line of a month. */
    @Test
    void linesThatNobodyCanReadAreNamedOneByOneAndLeaveTheTruthOfTheirMonth() throws IOException {
        List<String> lines = januarys();
        String call = lines.get(1);
        List<String> spoilt = List.of(
                call.replaceFirst("\t", " "),
                call.replaceFirst("\t9901", " 9901"),
                call.replaceFirst("\t9901", "\t199901"),
                call.replaceFirst("\t9901..", "\t1/5/99"),
                call.replaceFirst("\t(\\d+)\t(AGENT|HANG)\t", "\t-$1\t$2\t"),
                call.replaceFirst("\t(\\d+)\t(AGENT|HANG)\t", "\tx$1\t$2\t"),
                call.replaceFirst("(AGENT|HANG)", "GONE"),
                call + "\t" + call,
                call.substring(0, call.length() / 2),
                lines.get(0),
                "\u00d1");
        for (int i = 0; i < spoilt.size(); i++) {
            lines.add(1_000 * (i + 1), spoilt.get(i));
        }
        lines.add(20_000, "");
        byte[] file = String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);

        read(List.of(Recording.file(directory, "january.txt", file)));

        assertThat(months.get(1)).hasToString(TRUTH.get(1));
        assertThat(refused)
                .extracting(Refusal::place)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, spoilt.size())
                        .mapToObj(thousand -> "january.txt:" + (1_000 * thousand + 1))
                        .toList());
        assertThat(unreadable).isEqualTo(spoilt.size());
    }

    private static List<String> januarys() throws IOException {
        Path january = Recording.real("anonymous-bank").stream()
                .filter(file -> file.endsWith("january.tsv.gz"))
                .findFirst()
                .orElseThrow();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(january))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private long read(List<Path> files) {
        long events = 0;
        Parcel last = null;
        try (Parcels parcels = Feed.ANONYMOUS_BANK.open(files, Wired.PACKER, Recording.MEMORY, refused::add)) {
            while (parcels.hasNext()) {
                Parcel parcel = parcels.next();
                wrong += last == null || Parcel.IN_TIME.compare(last, parcel) < 0 ? 0 : 1;
                if (parcel.isReadable()) {
                    take(Wired.call(parcel));
                    events++;
                } else {
                    unreadable++;
                }
                last = parcel;
            }
        }
        return events;
    }

    private void take(CallEvent event) {
        Map<CallEvent.Kind, Instant> call =
                open.computeIfAbsent(event.itemId(), id -> new EnumMap<>(CallEvent.Kind.class));
        wrong += call.values().stream().anyMatch(before -> before.isAfter(event.at())) ? 1 : 0;
        wrong += call.put(event.kind(), event.at()) == null ? 0 : 1;
        if (event.kind() == CallEvent.Kind.ENDED || event.kind() == CallEvent.Kind.ABANDONED) {
            open.remove(event.itemId());
            int month = Integer.parseInt(event.itemId().substring(2, 4));
            months.computeIfAbsent(month, ignored -> new Month()).add(call);
        }
    }

    private static final class Month {

        private int calls;
        private int answered;
        private int inTime;
        private long waited;
        private long served;

        void add(Map<CallEvent.Kind, Instant> call) {
            calls++;
            Instant over = call.getOrDefault(CallEvent.Kind.ANSWERED, call.get(CallEvent.Kind.ABANDONED));
            long wait = Duration.between(call.getOrDefault(CallEvent.Kind.QUEUED, over), over)
                    .toSeconds();
            waited += wait;
            if (call.containsKey(CallEvent.Kind.ANSWERED)) {
                answered++;
                inTime += wait <= 20 ? 1 : 0;
                served += Duration.between(over, call.get(CallEvent.Kind.ENDED)).toSeconds();
            }
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d %.4f %.4f %.2f %.2f",
                    calls,
                    (double) inTime / calls,
                    (double) (calls - answered) / calls,
                    (double) waited / calls,
                    (double) served / answered);
        }
    }
}
