package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.event.Priority;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A record that is really gone from a topic is missed, by its id, and nothing else is but that its minute counts it. */
class A18ReconcileIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant ANSWERED = NINE.plus(Duration.ofHours(2));
    private static final int TICKETS = 200;
    private static final Codec<Escalation> ESCALATIONS = WireFormat.AVRO_SINGLE_OBJECT.escalations();
    private static final Codec<Outcome> OUTCOMES = WireFormat.AVRO_SINGLE_OBJECT.outcomes();

    private static final String POLICIES =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
            policies:
              - id: desk
                version: 1
                items: TICKET
                defaultPriority: P3
                clocks:
                  - clock: FIRST_REPLY
                    targets: {default: {within: 1h, calendar: always}}
                    levels: [{at: 50%}]
            """;

    @RegisterExtension
    static final Cluster CLUSTER = SharedCluster.OF_THIS_JVM;

    @Test
    void whatIsGoneFromATopicIsNamedAndSoIsTheMinuteThatCountsItUntilItIsWrittenAgain() throws Exception {
        Path policies = CLUSTER.file("desk.yaml", POLICIES);
        CLUSTER.submitSmallSla(CLUSTER.slaConfig(policies));
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            for (int i = 0; i < TICKETS; i++) {
                input.send(i % Cluster.PARTITIONS, Desk.opened("T-" + i, Priority.P3, NINE));
            }
            input.beat(ANSWERED);
            for (int i = 0; i < TICKETS; i += 2) {
                input.send(i % Cluster.PARTITIONS, Desk.answered("T-" + i, Priority.P3, ANSWERED.plusSeconds(1)));
            }
            input.beat(NINE.plus(Duration.ofHours(3)));
            Await.until(
                    "warnings, breaches and ends",
                    PATIENCE,
                    () -> told().size() == 2 * TICKETS
                            && CLUSTER.read(Topics.SLA_OUTCOMES).size() == TICKETS / 2);

            count();

            Map<String, Escalation> lost = told();
            Map<String, Outcome> lostEnds = ended();
            deleteTheFirstRecordOfEachPartitionOf(Topics.ESCALATIONS);
            deleteTheFirstRecordOfEachPartitionOf(Topics.SLA_OUTCOMES);
            lost.keySet().removeAll(told().keySet());
            lostEnds.keySet().removeAll(ended().keySet());
            assertThat(lost).as("what is gone").isNotEmpty();
            assertThat(lostEnds).as("what is gone").isNotEmpty();
            int differences = lost.size() + lostEnds.size() + 1;

            reconcile();
            Await.until("the alarms", PATIENCE, () -> alarms().size() >= differences);
            assertThat(alarms())
                    .filteredOn(alarm -> !kind(alarm).equals("ENDS_MISCOUNTED"))
                    .extracting(A18ReconcileIT::kind, A18ReconcileIT::ids)
                    .containsExactlyInAnyOrderElementsOf(missing(lost, lostEnds));
            assertThat(alarms())
                    .filteredOn(alarm -> kind(alarm).equals("ENDS_MISCOUNTED"))
                    .extracting(
                            alarm -> alarm.get("windowStart").asText(),
                            alarm -> alarm.get("expected").asInt(),
                            alarm -> alarm.get("actual").asInt())
                    .containsExactly(tuple(ANSWERED.toString(), TICKETS / 2 - lostEnds.size(), TICKETS / 2));

            lost.values()
                    .forEach(gone ->
                            input.write(Topics.ESCALATIONS, 0, gone.at(), gone.itemId(), ESCALATIONS.encode(gone)));
            lostEnds.values()
                    .forEach(gone ->
                            input.write(Topics.SLA_OUTCOMES, 0, gone.endedAt(), gone.itemId(), OUTCOMES.encode(gone)));
            Await.until("all found again", PATIENCE, () -> alarms().size() >= 2 * differences);
            assertThat(alarms().stream().skip(differences))
                    .extracting(A18ReconcileIT::kind)
                    .containsOnly("AGREED");
            assertThat(alarms()).hasSize(2 * differences);
        }
    }

    /** Until nothing can change any more what the quality job counts of the minute in which all was answered. */
    private static void count() {
        submit(
                "Quality",
                1,
                """
                outOfOrderness: PT0S
                idleAfter: P1D
                outcomesIdleAfter: PT5S
                surveyLateness: PT10M
                """);
        Await.until("the final figures", PATIENCE, () -> CLUSTER.read(Topics.QUALITY_METRICS).stream()
                .anyMatch(row -> row.path("grain").asText().equals("PT1M")
                        && row.path("windowStart").asText().equals(ANSWERED.toString())
                        && row.path("metric").asText().equals("attainment")
                        && row.path("status").asText().equals("FINAL")));
    }

    private static void reconcile() {
        submit("Reconcile", 2, "patience: PT5S\n");
    }

    private static void submit(String job, int parallelism, String settings) {
        Path config = CLUSTER.file(
                job + ".yaml",
                "bootstrapServers: %s\nallowedLateness: PT10M\n%s".formatted(CLUSTER.bootstrapServers(), settings));
        CLUSTER.local()
                .client()
                .submit(new Submission(
                        "io.switchboard.job.%sJob".formatted(job),
                        List.of("--config", config.toString()),
                        null,
                        parallelism));
    }

    private static List<Tuple> missing(Map<String, Escalation> lost, Map<String, Outcome> lostEnds) {
        List<Tuple> missing = new ArrayList<>();
        lost.values()
                .forEach(gone -> missing.add(tuple("ESCALATION_MISSING", List.of(gone.itemId(), gone.escalationId()))));
        lostEnds.values()
                .forEach(gone ->
                        missing.add(tuple("OUTCOME_MISSING", List.of(gone.itemId(), "revision " + gone.revision()))));
        return missing;
    }

    private static Map<String, Outcome> ended() {
        Map<String, Outcome> ended = new LinkedHashMap<>();
        try (Committed<Outcome> outcomes = new Committed<>(CLUSTER.bootstrapServers(), Topics.SLA_OUTCOMES, OUTCOMES)) {
            outcomes.forEach(each -> ended.put(each.itemId(), each));
        }
        return ended;
    }

    private static Map<String, Escalation> told() {
        Map<String, Escalation> told = new LinkedHashMap<>();
        try (Committed<Escalation> escalations =
                new Committed<>(CLUSTER.bootstrapServers(), Topics.ESCALATIONS, ESCALATIONS)) {
            escalations.forEach(each -> told.put(each.escalationId(), each));
        }
        return told;
    }

    private static void deleteTheFirstRecordOfEachPartitionOf(String topic) throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, CLUSTER.bootstrapServers()))) {
            Map<TopicPartition, RecordsToDelete> first = new LinkedHashMap<>();
            for (int partition = 0; partition < Cluster.PARTITIONS; partition++) {
                first.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(1));
            }
            admin.deleteRecords(first).all().get();
        }
    }

    /** AGREED is a key of its own: those of one kind are in one partition, and so in their order. */
    private static List<JsonNode> alarms() {
        List<JsonNode> alarms = new ArrayList<>(CLUSTER.read(Topics.RECONCILIATION_ALARMS));
        alarms.sort((one, other) -> Boolean.compare(isAgreed(one), isAgreed(other)));
        return alarms;
    }

    private static boolean isAgreed(JsonNode alarm) {
        return kind(alarm).equals("AGREED");
    }

    private static String kind(JsonNode alarm) {
        return alarm.get("kind").asText();
    }

    private static List<String> ids(JsonNode alarm) {
        List<String> ids = new ArrayList<>();
        alarm.get("ids").forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
