package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.event.Priority;
import io.switchboard.sla.Escalation;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A record that is really gone from a topic is missed, by its id, and nothing else is. */
class A18ReconcileIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final int TICKETS = 200;
    private static final Codec<Escalation> ESCALATIONS = WireFormat.AVRO_SINGLE_OBJECT.escalations();

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
    void anEscalationThatIsGoneFromTheTopicIsNamedAndFoundAgainWhenItIsWrittenAgain() throws Exception {
        Path policies = CLUSTER.file("desk.yaml", POLICIES);
        CLUSTER.submitSmallSla(CLUSTER.slaConfig(policies));
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            for (int i = 0; i < TICKETS; i++) {
                input.send(i % Cluster.PARTITIONS, Desk.opened("T-" + i, Priority.P3, NINE));
            }
            input.beat(NINE.plus(Duration.ofHours(2)));
            for (int i = 0; i < TICKETS; i += 2) {
                input.send(
                        i % Cluster.PARTITIONS,
                        Desk.answered(
                                "T-" + i,
                                Priority.P3,
                                NINE.plus(Duration.ofHours(2)).plusSeconds(1)));
            }
            input.beat(NINE.plus(Duration.ofHours(3)));
            Await.until(
                    "warnings, breaches and ends",
                    PATIENCE,
                    () -> told().size() == 2 * TICKETS
                            && CLUSTER.read(Topics.SLA_OUTCOMES).size() == TICKETS / 2);

            Map<String, Escalation> lost = told();
            deleteTheFirstRecordOfEachPartition();
            lost.keySet().removeAll(told().keySet());
            assertThat(lost).as("what is gone").isNotEmpty();

            Path config = CLUSTER.file(
                    "reconcile.yaml", "bootstrapServers: %s\npatience: PT5S\n".formatted(CLUSTER.bootstrapServers()));
            CLUSTER.local()
                    .client()
                    .submit(new Submission(
                            "io.switchboard.job.ReconcileJob", List.of("--config", config.toString()), null, 2));
            Await.until("the alarms", PATIENCE, () -> alarms().size() >= lost.size());
            assertThat(alarms())
                    .extracting(alarm -> alarm.get("kind").asText(), A18ReconcileIT::ids)
                    .containsExactlyInAnyOrderElementsOf(lost.values().stream()
                            .map(gone -> tuple("ESCALATION_MISSING", List.of(gone.itemId(), gone.escalationId())))
                            .toList());

            lost.values()
                    .forEach(gone ->
                            input.write(Topics.ESCALATIONS, 0, gone.at(), gone.itemId(), ESCALATIONS.encode(gone)));
            Await.until("all found again", PATIENCE, () -> alarms().size() >= 2 * lost.size());
            assertThat(alarms().stream().skip(lost.size()))
                    .extracting(alarm -> alarm.get("kind").asText())
                    .containsOnly("AGREED");
        }
    }

    private static Map<String, Escalation> told() {
        Map<String, Escalation> told = new LinkedHashMap<>();
        try (Committed<Escalation> escalations =
                new Committed<>(CLUSTER.bootstrapServers(), Topics.ESCALATIONS, ESCALATIONS)) {
            escalations.forEach(each -> told.put(each.escalationId(), each));
        }
        return told;
    }

    private static void deleteTheFirstRecordOfEachPartition() throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, CLUSTER.bootstrapServers()))) {
            Map<TopicPartition, RecordsToDelete> first = new LinkedHashMap<>();
            for (int partition = 0; partition < Cluster.PARTITIONS; partition++) {
                first.put(new TopicPartition(Topics.ESCALATIONS, partition), RecordsToDelete.beforeOffset(1));
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
        return alarm.get("kind").asText().equals("AGREED");
    }

    private static List<String> ids(JsonNode alarm) {
        List<String> ids = new ArrayList<>();
        alarm.get("ids").forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
