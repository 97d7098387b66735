package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.event.Priority;
import io.switchboard.risk.Prediction;
import io.switchboard.risk.Settings;
import io.switchboard.risk.Stage;
import io.switchboard.risk.Trial;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the running job says, with a TaskManager killed meanwhile, is what the same rules say of the same records. */
class A22RiskIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final int ROUNDS = 5;
    private static final int TICKETS = 40;
    private static final Comparator<Prediction> ORDER = Comparator.comparing(
                    (Prediction risk) -> risk.glimpse().at())
            .thenComparing(risk -> risk.glimpse().itemId())
            .thenComparing(Prediction::stage);

    @RegisterExtension
    static final Cluster CLUSTER = SharedCluster.OF_THIS_JVM;

    @Test
    void theJobSaysWhatTheRulesSayOfTheSameRecordsThoughItIsKilled() throws Exception {
        CLUSTER.submitSla(CLUSTER.slaConfig(CLUSTER.file("desk.yaml", Desk.ANSWERED_IN_TWO_HOURS)));
        Path config = CLUSTER.file(
                "risk.yaml", "bootstrapServers: %s\noutOfOrderness: PT4H\n".formatted(CLUSTER.bootstrapServers()));
        CLUSTER.local()
                .client()
                .submit(new Submission("io.switchboard.job.RiskJob", List.of("--config", config.toString()), null, 2));
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            for (int round = 0; round < ROUNDS; round++) {
                play(input, round);
                int told = (round + 1) * TICKETS;
                Await.until("the round is told", PATIENCE, () -> ended() == told);
                if (round == ROUNDS / 2) {
                    CLUSTER.local().killTaskManager(1);
                    CLUSTER.local().startTaskManager(1);
                }
            }
        }
        int answers = (ROUNDS - 1) * TICKETS;
        Await.until(
                "all but the last round are asked about",
                PATIENCE,
                () -> openings(said()).size() >= answers);
        long until = NINE.plus(Duration.ofHours(4L * (ROUNDS - 1) - 1)).toEpochMilli() - 1;

        List<Prediction> expected = new ArrayList<>();
        Trial trial = new Trial(Settings.DEFAULT);
        items().values()
                .forEach(item -> trial.play(item, NINE.plus(Duration.ofDays(1)).toEpochMilli()));
        trial.run(expected::add, graded -> {});
        List<Prediction> said = before(until, said());
        assertThat(said).hasSizeGreaterThan(2 * answers).isEqualTo(before(until, expected));
        List<Prediction> lastRound =
                openings(said).stream().skip(answers - TICKETS).toList();
        assertThat(average(lastRound, Priority.P1))
                .as("P1 is never answered in time, P3 always")
                .isGreaterThan(average(lastRound, Priority.P3) + .3);
    }

    /**
     * Half of the tickets are answered after an hour, half after three. That is shorter than {@code outOfOrderness}: so it is
     * learned from in its order, whichever subtask wrote first.
     */
    private static void play(Input input, int round) {
        Instant nine = NINE.plus(Duration.ofHours(4L * round));
        for (int i = 0; i < TICKETS; i++) {
            input.send(i % Cluster.PARTITIONS, Desk.opened("T-" + round + "-" + i, priority(i), nine));
        }
        for (int i = 1; i < TICKETS; i += 2) {
            input.send(
                    i % Cluster.PARTITIONS,
                    Desk.answered("T-" + round + "-" + i, priority(i), nine.plus(Duration.ofHours(1))));
        }
        for (int i = 0; i < TICKETS; i += 2) {
            input.send(
                    i % Cluster.PARTITIONS,
                    Desk.answered("T-" + round + "-" + i, priority(i), nine.plus(Duration.ofHours(3))));
        }
        input.beat(nine.plus(Duration.ofMinutes(200)));
    }

    private static Priority priority(int ticket) {
        return ticket % 2 == 0 ? Priority.P1 : Priority.P3;
    }

    private static long ended() {
        return CLUSTER.read(Topics.SLA_OUTCOMES).size();
    }

    private static List<Prediction> openings(List<Prediction> said) {
        return said.stream()
                .filter(risk -> risk.stage() == Stage.OPENING && risk.first())
                .toList();
    }

    private static List<Prediction> before(long until, List<Prediction> risks) {
        return risks.stream()
                .filter(risk -> risk.glimpse().at() <= until)
                .sorted(ORDER)
                .toList();
    }

    private static double average(List<Prediction> risks, Priority priority) {
        return risks.stream()
                .filter(risk -> risk.glimpse().snapshot().priority() == priority)
                .mapToDouble(Prediction::probability)
                .average()
                .orElseThrow();
    }

    private static List<Prediction> said() {
        List<Prediction> said = new ArrayList<>();
        read(Topics.BREACH_RISKS, WireFormat.AVRO_SINGLE_OBJECT.breachRisks(), said);
        return said;
    }

    private static Map<String, List<Tracking>> items() {
        List<Tracking> all = new ArrayList<>();
        read(Topics.TICKET_TRACKING, WireFormat.AVRO_SINGLE_OBJECT.tracking(), all);
        Map<String, List<Tracking>> items = new LinkedHashMap<>();
        all.forEach(each ->
                items.computeIfAbsent(each.itemId(), id -> new ArrayList<>()).add(each));
        return items;
    }

    private static <T> void read(String topic, Codec<T> codec, List<T> into) {
        try (Committed<T> committed = new Committed<>(CLUSTER.bootstrapServers(), topic, codec)) {
            committed.forEach(into::add);
        }
    }
}
