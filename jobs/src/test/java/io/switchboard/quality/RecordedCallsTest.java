package io.switchboard.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.switchboard.Proves;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half a year of calls to a bank: the figures are those that the recording itself has. */
class RecordedCallsTest {

    private static final Path RECORDING = Path.of("../../shared/data/anonymous-bank");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm:ss");
    private static final Duration LATENESS = Duration.ofDays(1);

    private static final Settings SETTINGS = new Settings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofDays(1),
            LATENESS,
            LATENESS,
            Duration.ofDays(1),
            Duration.ofHours(12),
            5,
            Weights.DEFAULT,
            "UTC",
            Map.of(),
            Map.of("PT1H", List.of("all"), "P1D", List.of("all", "category")));

    private static final List<Metric> ENDS = List.of(
            Metric.CALLS_ANSWERED,
            Metric.CALLS_ABANDONED,
            Metric.CALLS_ABANDONED_IN_MENU,
            Metric.CALLS_WAITING,
            Metric.CALLS_FLOWED_OUT,
            Metric.CALLS_CALLED_BACK,
            Metric.CALLS_SERVED_IN_MENU);

    /** A line of the recording, as it counts; the seconds are the recorder's. */
    private record Line(
            String id, Instant entered, boolean answered, boolean queued, long waited, long served, String type) {}

    /** What a batch over the lines makes of a window, without any of our code. */
    private static final class Batch {
        private double calls;
        private double inTime;
        private double answered;
        private double abandoned;
        private double waitMs;
        private double handlingMs;

        void add(Line line) {
            calls++;
            answered += line.answered ? 1 : 0;
            inTime += line.answered && line.waited <= 20 ? 1 : 0;
            abandoned += line.answered ? 0 : 1;
            waitMs += 1000 * line.waited;
            handlingMs += line.answered ? 1000 * line.served : 0;
        }
    }

    @BeforeEach
    void thereIsARecording() {
        assumeTrue(
                Files.isDirectory(RECORDING),
                "skipped: no recording at " + RECORDING.toAbsolutePath().normalize());
    }

    @ParameterizedTest
    @CsvSource({
        "january, 31359, 0.5230, 0.1371, 36.23, 183.45",
        "february, 33066, 0.4902, 0.1786, 41.35, 176.35",
        "march, 38394, 0.2966, 0.2747, 86.36, 185.78",
        "april, 31731, 0.3342, 0.2568, 72.53, 212.93",
        "may, 39135, 0.3632, 0.2354, 64.17, 199.38",
        "june, 37613, 0.4722, 0.1707, 48.96, 188.85"
    })
    @Proves({"R-100", "R-106", "R-107"})
    void everyMonthAndEveryHourAndDayOfItIsWhatABatchSays(
            String month, double calls, double inTime, double abandoned, double wait, double handling)
            throws IOException {
        List<Line> lines = lines(month);
        Office office = counted(events(lines));
        Map<String, MetricRow> rows = finals(office);

        assertThat(office.late).isEmpty();
        assertThat(office.tooLate).isEmpty();
        assertThat(sum(rows, Metric.CALLS_OFFERED)[0]).isEqualTo(calls);
        assertThat(quotient(rows, Metric.SERVICE_LEVEL_ALL)).isCloseTo(inTime, within(.00005));
        assertThat(quotient(rows, Metric.ABANDONMENT_ALL)).isCloseTo(abandoned, within(.00005));
        assertThat(quotient(rows, Metric.WAIT_ALL) / 1000).isCloseTo(wait, within(.005));
        assertThat(quotient(rows, Metric.HANDLING_ARRIVED) / 1000).isCloseTo(handling, within(.005));

        batches(lines, "PT1H", ChronoUnit.HOURS).forEach((key, batch) -> assertSame(rows, key, batch));
        batches(lines, "P1D", ChronoUnit.DAYS).forEach((key, batch) -> assertSame(rows, key, batch));
    }

    @Test
    @Proves("R-106")
    void shuffledWithinTheLatenessAndDoubledTheLastRowsAreTheSameRevisionsAreConsecutiveAndDeltasAddUp()
            throws IOException {
        List<CallEvent> events = events(lines("january").subList(0, 4_000));
        Office inOrder = counted(events);
        Random dice = new Random(7);
        List<CallEvent> doubled = new ArrayList<>(events);
        events.stream().filter(event -> dice.nextInt(5) == 0).forEach(doubled::add);
        doubled.sort(Comparator.comparingLong(event -> event.at().toEpochMilli()
                + Math.floorMod(event.eventId().hashCode() * 7919L, LATENESS.toMillis() - 900_000)));
        Office shuffled = new Office(SETTINGS);
        long newest = Long.MIN_VALUE;
        for (CallEvent event : doubled) {
            shuffled.happens(event);
            newest = Math.max(newest, event.at().toEpochMilli());
            shuffled.until(Instant.ofEpochMilli(newest));
        }
        shuffled.until(events.get(events.size() - 1).at().plus(Duration.ofDays(10)));

        assertThat(shuffled.tooLate).isEmpty();
        assertThat(figures(finals(shuffled))).isEqualTo(figures(finals(inOrder)));
        assertThat(shuffled.rows.size()).as("they were restated").isGreaterThan(inOrder.rows.size());
        Map<String, List<MetricRow>> histories = new TreeMap<>();
        shuffled.rows.forEach(row ->
                histories.computeIfAbsent(key(row), any -> new ArrayList<>()).add(row));
        assertThat(histories.values()).allSatisfy(history -> {
            double numerator = 0;
            double denominator = 0;
            for (int i = 0; i < history.size(); i++) {
                numerator += history.get(i).numeratorDelta();
                denominator += history.get(i).denominatorDelta();
                assertThat(history.get(i).revision()).isEqualTo(i + 1);
                assertThat(history.get(i).last()).isEqualTo(i == history.size() - 1);
            }
            assertThat(numerator).isEqualTo(history.get(history.size() - 1).numerator());
            assertThat(denominator).isEqualTo(history.get(history.size() - 1).denominator());
        });
    }

    private static void assertSame(Map<String, MetricRow> rows, String window, Batch batch) {
        assertThat(at(rows, window, Metric.CALLS_OFFERED).numerator())
                .as(window)
                .isEqualTo(batch.calls);
        assertThat(at(rows, window, Metric.SERVICE_LEVEL_ALL).numerator()).isEqualTo(batch.inTime);
        assertThat(at(rows, window, Metric.SERVICE_LEVEL_ALL).denominator()).isEqualTo(batch.calls);
        assertThat(at(rows, window, Metric.SERVICE_LEVEL_ALL).value()).isEqualTo(batch.inTime / batch.calls);
        assertThat(at(rows, window, Metric.CALLS_ANSWERED).numerator()).isEqualTo(batch.answered);
        assertThat(at(rows, window, Metric.ABANDONMENT_ALL).numerator()).isEqualTo(batch.abandoned);
        assertThat(at(rows, window, Metric.WAIT_ALL).numerator()).isEqualTo(batch.waitMs);
        assertThat(at(rows, window, Metric.HANDLING_ARRIVED).numerator()).isEqualTo(batch.handlingMs);
        assertThat(at(rows, window, Metric.HANDLING_ARRIVED).denominator()).isEqualTo(batch.answered);
        assertThat(ENDS.stream()
                        .mapToDouble(end -> at(rows, window, end).numerator())
                        .sum())
                .as("each call of %s has become something", window)
                .isEqualTo(batch.calls);
    }

    private static Office counted(List<CallEvent> events) {
        Office office = new Office(SETTINGS);
        for (CallEvent event : events) {
            office.until(event.at().minusMillis(1));
            office.happens(event);
        }
        office.until(events.get(events.size() - 1).at().plus(Duration.ofDays(10)));
        return office;
    }

    /** By window and metric, of all together. */
    private static Map<String, MetricRow> finals(Office office) {
        Map<String, MetricRow> finals = new TreeMap<>();
        office.rows.stream().filter(MetricRow::last).forEach(row -> finals.put(key(row), row));
        return finals;
    }

    private static String key(MetricRow row) {
        return "%s %s %s/%s %s %s"
                .formatted(row.grain(), row.windowStart(), row.dimension(), row.member(), row.metric(), row.formula());
    }

    private static MetricRow at(Map<String, MetricRow> rows, String window, Metric metric) {
        return rows.get(window + " all/ " + metric.word() + " " + metric.formula());
    }

    private static Map<String, String> figures(Map<String, MetricRow> rows) {
        Map<String, String> figures = new TreeMap<>();
        rows.forEach((key, row) -> figures.put(
                key,
                "%s %s %s %s %s %s"
                        .formatted(
                                row.value(),
                                row.lower(),
                                row.upper(),
                                row.numerator(),
                                row.denominator(),
                                row.percentiles())));
        return figures;
    }

    private static double quotient(Map<String, MetricRow> rows, Metric metric) {
        double[] sum = sum(rows, metric);
        return sum[0] / sum[1];
    }

    private static double[] sum(Map<String, MetricRow> rows, Metric metric) {
        double[] sum = new double[2];
        rows.forEach((key, row) -> {
            if (key.startsWith("P1D")
                    && row.dimension().equals("all")
                    && row.metric().equals(metric.word())
                    && row.formula().equals(metric.formula())) {
                sum[0] += row.numerator();
                sum[1] += row.denominator();
            }
        });
        return sum;
    }

    private static Map<String, Batch> batches(List<Line> lines, String grain, ChronoUnit unit) {
        Map<String, Batch> batches = new TreeMap<>();
        lines.forEach(line -> batches.computeIfAbsent(grain + " " + line.entered.truncatedTo(unit), any -> new Batch())
                .add(line));
        return batches;
    }

    private static List<Line> lines(String month) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RECORDING.resolve(month + ".tsv.gz"))),
                StandardCharsets.UTF_8))) {
            reader.readLine();
            int number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                String[] field = text.split("\t", -1);
                if (!field[12].strip().equals("PHANTOM")) {
                    lines.add(line(number++, field));
                }
            }
        }
        return lines;
    }

    private static Line line(int number, String[] field) {
        LocalDate day = LocalDate.parse("19" + field[5].strip(), DateTimeFormatter.BASIC_ISO_DATE);
        boolean queued =
                !(field[9].strip().equals("0:00:00") && field[10].strip().equals("0:00:00"));
        return new Line(
                "call-" + number,
                day.atTime(LocalTime.parse(field[6].strip(), TIME)).toInstant(ZoneOffset.UTC),
                field[12].strip().equals("AGENT"),
                queued,
                Math.max(0, Long.parseLong(field[11].strip())),
                Math.max(0, Long.parseLong(field[15].strip())),
                field[4].strip());
    }

    /** In the order of their times. */
    private static List<CallEvent> events(List<Line> lines) {
        List<CallEvent> events = new ArrayList<>();
        for (Line line : lines) {
            Instant met = line.entered.plusSeconds(line.waited);
            event(events, line, line.entered, CallEvent.Kind.OFFERED, Status.IVR, 0);
            if (line.queued || line.answered) {
                event(events, line, line.entered, CallEvent.Kind.QUEUED, Status.QUEUED, 1);
            }
            if (line.answered) {
                event(events, line, met, CallEvent.Kind.ANSWERED, Status.CONNECTED, 2);
                event(events, line, met.plusSeconds(line.served), CallEvent.Kind.ENDED, Status.ENDED, 3);
            } else {
                event(events, line, met, CallEvent.Kind.ABANDONED, Status.ENDED, 2);
            }
        }
        events.sort(Comparator.comparing(CallEvent::at)
                .thenComparing(CallEvent::itemId)
                .thenComparing(CallEvent::sequence));
        return events;
    }

    private static void event(
            List<CallEvent> events, Line line, Instant at, CallEvent.Kind kind, Status status, long sequence) {
        events.add(new CallEvent(
                line.id + "-" + sequence,
                line.id,
                null,
                at,
                kind,
                sequence,
                status,
                null,
                line.type,
                null,
                null,
                null,
                null));
    }
}
