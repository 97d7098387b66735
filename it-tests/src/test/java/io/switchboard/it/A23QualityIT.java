package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.Proves;
import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.event.AgentEvent;
import io.switchboard.event.CallEvent;
import io.switchboard.event.CallEvent.Kind;
import io.switchboard.event.Status;
import io.switchboard.quality.MetricRow;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Figures of a day of calls and of whoever took them, with a TaskManager killed in the middle of it, are those that counting gives. */
class A23QualityIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final int HOURS = 5;
    private static final int CALLS_AN_HOUR = 120;
    private static final int BUSY = 30;
    private static final int WRAPPING = 5;
    private static final Codec<MetricRow> ROWS = WireFormat.AVRO_SINGLE_OBJECT.qualityMetrics();
    private static final int SECONDS_BETWEEN = 3600 / CALLS_AN_HOUR;

    @RegisterExtension
    static final Cluster CLUSTER = SharedCluster.OF_THIS_JVM;

    /** A call, and what becomes of it. */
    private record Call(int number) {

        Instant at() {
            return EIGHT.plusSeconds((long) SECONDS_BETWEEN * number);
        }

        boolean isAnswered() {
            return number % 7 != 3;
        }

        long waitSeconds() {
            return number * 31L % 47;
        }

        List<CallEvent> events() {
            Instant met = at().plusSeconds(waitSeconds());
            List<CallEvent> events = new ArrayList<>();
            events.add(event(0, at(), Kind.OFFERED, Status.IVR));
            events.add(event(1, at(), Kind.QUEUED, Status.QUEUED));
            if (isAnswered()) {
                events.add(event(2, met, Kind.ANSWERED, Status.CONNECTED));
                events.add(event(3, met.plusSeconds(60), Kind.ENDED, Status.ENDED));
            } else {
                events.add(event(2, met, Kind.ABANDONED, Status.ENDED));
            }
            return events;
        }

        private CallEvent event(long sequence, Instant at, Kind kind, Status status) {
            String id = "K-" + number;
            return new CallEvent(
                    id + "/" + sequence, id, null, at, kind, sequence, status, null, "sales", null, null, null, null);
        }
    }

    @Test
    @Proves({"R-106", "R-107"})
    void theFiguresAreThoseThatCountingGivesThoughTheJobIsKilled() {
        submit();
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            for (int hour = 0; hour < HOURS; hour++) {
                int told = hour;
                words(hour).forEach(input::write);
                calls(hour).forEach(call -> call.events()
                        .forEach(event -> input.send(call.number() % Cluster.PARTITIONS, event)));
                input.beat(EIGHT.plus(Duration.ofHours(hour + 1L)));
                Await.until(
                        "figures of the hour before",
                        PATIENCE,
                        () -> hours("calls_offered", "count").size() >= told);
                if (hour == HOURS / 2) {
                    CLUSTER.local().killTaskManager(1);
                    CLUSTER.local().startTaskManager(1);
                }
            }
            input.write(word(HOURS * 60, AgentEvent.Kind.OFFLINE));
            input.beat(EIGHT.plus(Duration.ofHours(HOURS + 4L)));
        }
        Await.until(
                "the last figures",
                PATIENCE,
                () -> hours("service_level", "f3").values().stream()
                                .filter(history -> history.get(history.size() - 1)
                                        .path("status")
                                        .asText()
                                        .equals("FINAL"))
                                .count()
                        >= HOURS);

        Map<String, List<JsonNode>> offered = hours("calls_offered", "count");
        Map<String, List<JsonNode>> levels = hours("service_level", "f3");
        Map<String, List<JsonNode>> occupancy = hours("occupancy", "busy-of-ready");
        for (int hour = 0; hour < HOURS; hour++) {
            String start = EIGHT.plus(hour, ChronoUnit.HOURS).toString();
            List<Call> calls = calls(hour);
            long inTime = calls.stream()
                    .filter(call -> call.isAnswered() && call.waitSeconds() <= 20)
                    .count();
            assertThat(last(offered, start).path("numerator").asLong()).isEqualTo(CALLS_AN_HOUR);
            assertThat(last(levels, start).path("numerator").asLong()).as(start).isEqualTo(inTime);
            assertThat(last(levels, start).path("denominator").asLong()).isEqualTo(CALLS_AN_HOUR);
            assertThat(last(occupancy, start).path("numerator").asLong()).isEqualTo(minutes(BUSY + WRAPPING));
            assertThat(last(occupancy, start).path("denominator").asLong()).isEqualTo(minutes(60));
        }
        assertThat(offered.values()).allSatisfy(A23QualityIT::revisionsFollowEachOtherAndAddUp);
        assertThat(levels.values()).allSatisfy(A23QualityIT::revisionsFollowEachOtherAndAddUp);
        assertThat(occupancy.values()).allSatisfy(A23QualityIT::revisionsFollowEachOtherAndAddUp);
        nothingIsMissedButWhatIsMissing();
    }

    /** One row comes twice more, as if a revision between them had been lost; when that is told, another one. */
    private static void nothingIsMissedButWhatIsMissing() {
        leaveOut(EIGHT);
        Path config = CLUSTER.file(
                "reconcile.yaml", "bootstrapServers: %s\npatience: PT2S\n".formatted(CLUSTER.bootstrapServers()));
        CLUSTER.local()
                .client()
                .submit(new Submission(
                        "io.switchboard.job.ReconcileJob", List.of("--config", config.toString()), null, 2));
        Await.until("what is missing", PATIENCE, () -> alarms().size() == 1);
        leaveOut(EIGHT.plus(Duration.ofHours(1)));
        Await.until("what is missing then", PATIENCE, () -> alarms().size() > 1);
        assertThat(alarms())
                .extracting(alarm -> alarm.path("kind").asText(), alarm -> alarm.path("windowStart")
                        .asText())
                .containsExactly(
                        tuple("FIGURES_MISSING", EIGHT.toString()),
                        tuple("FIGURES_MISSING", EIGHT.plus(Duration.ofHours(1)).toString()));
    }

    private static List<JsonNode> alarms() {
        return CLUSTER.read(Topics.RECONCILIATION_ALARMS);
    }

    private static void leaveOut(Instant hour) {
        List<MetricRow> offered = new ArrayList<>();
        try (Committed<MetricRow> rows = new Committed<>(CLUSTER.bootstrapServers(), Topics.QUALITY_METRICS, ROWS)) {
            rows.forEach(row -> {
                boolean counts = row.grain().equals("PT1H") && row.metric().equals("calls_offered");
                if (counts && row.windowStart().equals(hour)) {
                    offered.add(row);
                }
            });
        }
        MetricRow last = offered.get(offered.size() - 1);
        write(last, last.revision() + 1);
        write(last, last.revision() + 3);
    }

    private static void write(MetricRow last, int revision) {
        MetricRow row = new MetricRow(
                last.grain(),
                last.windowStart(),
                last.windowEnd(),
                last.dimension(),
                last.member(),
                last.subject(),
                last.family(),
                last.metric(),
                last.formula(),
                last.unit(),
                last.value(),
                last.lower(),
                last.upper(),
                last.numerator(),
                last.denominator(),
                0,
                0,
                last.percentiles(),
                last.remark(),
                revision,
                true);
        byte[] key = row.key().getBytes(StandardCharsets.UTF_8);
        int partition = BuiltInPartitioner.partitionForKey(key, Cluster.PARTITIONS);
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            input.write(Topics.QUALITY_METRICS, partition, row.windowEnd(), row.key(), ROWS.encode(row));
        }
    }

    private static void submit() {
        Path config = CLUSTER.file(
                "quality.yaml",
                """
                bootstrapServers: %s
                outOfOrderness: PT0S
                idleAfter: P1D
                outcomesIdleAfter: PT1S
                allowedLateness: PT1H
                surveyLateness: PT1H
                hourDimensions: [all]
                dayDimensions: [all]
                """
                        .formatted(CLUSTER.bootstrapServers()));
        CLUSTER.local()
                .client()
                .submit(new Submission(
                        "io.switchboard.job.QualityJob", List.of("--config", config.toString()), null, 2));
    }

    private static List<Call> calls(int hour) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < CALLS_AN_HOUR; i++) {
            calls.add(new Call(hour * CALLS_AN_HOUR + i));
        }
        return calls;
    }

    /** Of the one agent there is: each hour begins with a wait of ten minutes, and has one call. */
    private static List<AgentEvent> words(int hour) {
        int begin = hour * 60;
        return List.of(
                word(begin, AgentEvent.Kind.AVAILABLE),
                word(begin + 10, AgentEvent.Kind.BUSY),
                word(begin + 10 + BUSY, AgentEvent.Kind.WRAP_UP),
                word(begin + 10 + BUSY + WRAPPING, AgentEvent.Kind.AVAILABLE));
    }

    private static AgentEvent word(int minute, AgentEvent.Kind kind) {
        return new AgentEvent(
                "word-" + minute, "anna", EIGHT.plus(minute, ChronoUnit.MINUTES), kind, null, null, "desk");
    }

    private static long minutes(int n) {
        return Duration.ofMinutes(n).toMillis();
    }

    /** What was told of a figure for each hour, in the order of its revisions. */
    private static Map<String, List<JsonNode>> hours(String metric, String formula) {
        return CLUSTER.read(Topics.QUALITY_METRICS).stream()
                .filter(row -> row.path("grain").asText().equals("PT1H")
                        && row.path("metric").asText().equals(metric)
                        && row.path("formula").asText().equals(formula))
                .collect(Collectors.groupingBy(
                        row -> row.path("windowStart").asText(), TreeMap::new, Collectors.toList()));
    }

    private static JsonNode last(Map<String, List<JsonNode>> hours, String start) {
        List<JsonNode> history = hours.get(start);
        return history.get(history.size() - 1);
    }

    private static void revisionsFollowEachOtherAndAddUp(List<JsonNode> history) {
        double numerator = 0;
        for (int i = 0; i < history.size(); i++) {
            assertThat(history.get(i).path("revision").asInt()).isEqualTo(i + 1);
            numerator += history.get(i).path("numeratorDelta").asDouble();
        }
        assertThat(numerator)
                .isEqualTo(history.get(history.size() - 1).path("numerator").asDouble());
    }
}
