package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who cannot wait for a checkpoint reads the fast topic, and dedupes. */
class A15FastEscalationsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @RegisterExtension
    static final Cluster CLUSTER = new Cluster("a15");

    @Test
    void aRecordIsThereBeforeTheCheckpointAndAgainAfterAFailureWithTheSameId() {
        HeldCommit.onlyCheckpointsThatAreAskedFor(CLUSTER.local());
        String job = CLUSTER.submitSla(
                CLUSTER.slaConfig(CLUSTER.file("desk.yaml", A12RefusedCommitIT.POLICIES), "fastEscalations: true"));
        try (HeldCommit held = new HeldCommit(CLUSTER.local(), job, "sla")) {
            held.checkpoint();
            held.open("T-1", NINE);
            Await.until("the fast record", PATIENCE, () -> fast().size() == 1);
            assertThat(CLUSTER.read(Topics.ESCALATIONS)).isEmpty();

            CLUSTER.local().killTaskManager(1);
            CLUSTER.local().startTaskManager(1);
            Await.until("the same once more", PATIENCE, () -> fast().size() >= 2);
        }
        try (HeldCommit held = new HeldCommit(CLUSTER.local(), job, "sla")) {
            held.checkpoint();
            held.awaitRead(Topics.TICKET_EVENTS);
            assertThat(held.topicsWithOffsets())
                    .as("each commit of a topic that is read ahead would open another consumer")
                    .doesNotContain(Topics.CUSTOMERS, Topics.ESCALATION_ACKS);
        }
        Await.until("the committed record", PATIENCE, () -> !CLUSTER.read(Topics.ESCALATIONS)
                .isEmpty());
        assertThat(CLUSTER.read(Topics.ESCALATIONS)).hasSize(1);
        int restarts = CLUSTER.local().rest().failures(job).size();
        assertThat(fast())
                .as(
                        "once before the checkpoint and once after each restart, of which one lost TaskManager may cost two")
                .hasSizeBetween(2, 1 + restarts)
                .containsOnly(CLUSTER.read(Topics.ESCALATIONS).get(0));
    }

    private static List<JsonNode> fast() {
        return CLUSTER.read(Topics.ESCALATIONS_FAST);
    }
}
