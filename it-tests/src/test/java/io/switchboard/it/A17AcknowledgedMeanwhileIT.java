package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.Proves;
import io.switchboard.event.Ack;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody is called for what was acknowledged while the job was away, however long it takes to read that. */
class A17AcknowledgedMeanwhileIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    /** So many that they are read after the few events, if nobody waits for them. */
    private static final int OTHERS = 30_000;

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
                    targets: {default: {within: 30m, calendar: always}}
                    levels: [{after: 30m, name: lead}, {after: 1h, name: boss}]
            """;

    @RegisterExtension
    static final Cluster CLUSTER = SharedCluster.OF_THIS_JVM;

    @Test
    @Proves("R-75")
    @DisplayName("R-75: whoever took care while the job was away is not passed over when it is back")
    void whatWasAcknowledgedMeanwhileIsKnownBeforeTimePasses() {
        Path config = CLUSTER.slaConfig(CLUSTER.file("desk.yaml", POLICIES));
        String job = CLUSTER.submitSla(config);
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            input.write(0, Desk.opened("T-1", Priority.P3, NINE));
            input.beat(NINE.plus(Duration.ofMinutes(31)));
            Await.until("the breach", PATIENCE, () -> told("T-1").size() == 1);
            String savepoint =
                    CLUSTER.rest().stopWithSavepoint(job, CLUSTER.local().dir().savepoints(), PATIENCE);

            for (int i = 0; i < OTHERS; i++) {
                input.send(0, acked("other-" + i, NINE.plus(Duration.ofMinutes(40))));
            }
            input.write(0, acked("T-1", NINE.plus(Duration.ofMinutes(45))));
            input.beat(NINE.plus(Duration.ofMinutes(50)));
            input.write(0, Desk.worked("T-1", "looked at", NINE.plus(Duration.ofMinutes(100))));
            input.write(0, Desk.opened("T-2", Priority.P3, NINE.plus(Duration.ofMinutes(100))));
            input.beat(NINE.plus(Duration.ofHours(4)));

            CLUSTER.submitSla(config, savepoint);
            Await.until("the last level of another", PATIENCE, () -> told("T-2").size() == 3);
        }
        assertThat(CLUSTER.read(Topics.ESCALATIONS))
                .filteredOn(record -> record.path("itemId").asText().equals("T-1"))
                .extracting(record -> record.path("level").asText(), record -> record.path("kind")
                        .asText())
                .as("neither told nor taken back")
                .containsExactly(tuple("breach", "BREACH"));
    }

    private static List<JsonNode> told(String item) {
        return CLUSTER.read(Topics.ESCALATIONS).stream()
                .filter(record -> record.path("itemId").asText().equals(item))
                .toList();
    }

    private static Ack acked(String item, Instant at) {
        return new Ack(item + "/ack", item, ItemType.TICKET, at, Ack.Kind.ACK, null, null, null, null, "otto");
    }
}
