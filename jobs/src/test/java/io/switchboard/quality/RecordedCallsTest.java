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

    /** Seconds, as the recording has them. */
    private static final long THRESHOLD = 20;

    private static final long SHORT = 5;

    private static final Settings SETTINGS = new Settings(
            Duration.ofSeconds(THRESHOLD),
            Duration.ofSeconds(SHORT),
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

    /** A line of the recording, as it counts; the seconds are the recorder's. */
    private record Line(
            String id, Instant entered, boolean answered, boolean queued, long waited, long served, String type) {}

    /** What a batch over the lines makes of a window, without any of our code: sums of calls that came, and of calls that ended. */
    private static final class Batch {
        private double calls;
        private double inTime;
        private double answered;
        private double abandoned;
        private double abandonedInTime;
        private double shorts;
        private double inMenu;
        private double delayed;
        private double waitAnsweredMs;
        private double waitAbandonedMs;
        private double excessMs;
        private double handlingMs;
        private double ended;
        private double endedMs;

        void came(Line line) {
            calls++;
            if (!line.answered && !line.queued) {
                inMenu++;
                return;
            }
            delayed += line.waited > 0 ? 1 : 0;
            excessMs += 1000 * Math.max(0, line.waited - THRESHOLD);
            if (line.answered) {
                answered++;
                inTime += line.waited <= THRESHOLD ? 1 : 0;
                waitAnsweredMs += 1000 * line.waited;
                handlingMs += 1000 * line.served;
            } else {
                abandoned++;
                abandonedInTime += line.waited <= THRESHOLD ? 1 : 0;
                shorts += line.waited <= SHORT ? 1 : 0;
                waitAbandonedMs += 1000 * line.waited;
            }
        }

        void ended(Line line) {
            ended++;
            endedMs += 1000 * line.served;
        }

        /** Numerator and denominator, by metric and formula. */
        Map<String, List<Double>> figures() {
            double events = answered + abandoned;
            double wait = waitAnsweredMs + waitAbandonedMs;
            Map<String, List<Double>> figures = new TreeMap<>();
            figures.put("calls_offered count", List.of(calls, 1.0));
            figures.put("calls_answered count", List.of(answered, 1.0));
            figures.put("calls_abandoned queued", List.of(abandoned, 1.0));
            figures.put("calls_abandoned menu", List.of(inMenu, 1.0));
            figures.put("calls_abandoned short", List.of(shorts, 1.0));
            List.of("calls_waiting", "calls_flowed_out", "calls_called_back", "calls_served_in_menu")
                    .forEach(none -> figures.put(none + " count", List.of(0.0, 1.0)));
            figures.put("service_level f1", List.of(inTime + abandonedInTime, events));
            figures.put("service_level f2", List.of(inTime, answered));
            figures.put("service_level f3", List.of(inTime, events));
            figures.put("service_level f4", List.of(inTime, events - abandonedInTime));
            figures.put("service_level f5", List.of(inTime + shorts, events));
            figures.put("service_level f3-all", List.of(inTime, calls));
            figures.put("service_level cisco-ignore", List.of(inTime, events - abandonedInTime));
            figures.put("service_level cisco-negative", List.of(inTime, events));
            figures.put("service_level cisco-positive", List.of(inTime + abandonedInTime, events));
            figures.put("service_level genesys-flowouts-no-shorts", List.of(inTime, events - shorts));
            figures.put("speed_of_answer answered", List.of(waitAnsweredMs, answered));
            figures.put("wait queued", List.of(wait, events));
            figures.put("wait all", List.of(wait, calls));
            figures.put("excess_wait queued", List.of(excessMs, events));
            figures.put("delayed queued", List.of(delayed, events));
            figures.put("abandonment queued", List.of(abandoned, events));
            figures.put("abandonment all", List.of(abandoned + inMenu, calls));
            figures.put("abandonment no-shorts", List.of(abandoned - shorts, events - shorts));
            figures.put("handling by-end", List.of(endedMs, ended));
            figures.put("handling by-arrival", List.of(handlingMs, answered));
            figures.put("talk by-end", List.of(endedMs, ended));
            figures.put("hold by-end", List.of(0.0, 0.0));
            figures.put("wrap by-end", List.of(0.0, ended));
            figures.put("transfer_rate answered", List.of(0.0, answered));
            return figures;
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

        Map<String, Batch> batches = new TreeMap<>();
        for (Line line : lines) {
            counted(batches, "PT1H", ChronoUnit.HOURS, "all/", line);
            counted(batches, "P1D", ChronoUnit.DAYS, "all/", line);
            counted(batches, "P1D", ChronoUnit.DAYS, "category/" + line.type, line);
        }
        assertThat(told(rows)).isEqualTo(expected(batches));
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

    /** Where it came, and where it ended if it had been answered. */
    private static void counted(Map<String, Batch> batches, String grain, ChronoUnit unit, String of, Line line) {
        batches.computeIfAbsent(window(grain, line.entered.truncatedTo(unit), of), any -> new Batch())
                .came(line);
        if (line.answered) {
            Instant ended = line.entered.plusSeconds(line.waited + line.served).truncatedTo(unit);
            batches.computeIfAbsent(window(grain, ended, of), any -> new Batch())
                    .ended(line);
        }
    }

    private static String window(String grain, Instant start, String of) {
        return "%s %s %s ".formatted(grain, start, of);
    }

    /** Each figure of calls in each window: numerator and denominator. */
    private static Map<String, List<Double>> expected(Map<String, Batch> batches) {
        Map<String, List<Double>> expected = new TreeMap<>();
        batches.forEach(
                (window, batch) -> batch.figures().forEach((metric, figure) -> expected.put(window + metric, figure)));
        return expected;
    }

    private static Map<String, List<Double>> told(Map<String, MetricRow> rows) {
        Map<String, List<Double>> told = new TreeMap<>();
        rows.forEach((key, row) -> {
            if (row.family() == Family.CALLS && row.subject() == null) {
                told.put(key, List.of(row.numerator(), row.denominator()));
            }
        });
        return told;
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
