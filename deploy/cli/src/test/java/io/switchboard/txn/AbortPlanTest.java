package io.switchboard.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.deploy.ClusterException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbortPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private static final OpenTransaction OLD = transaction("sla-escalations-0-17", "Ongoing", 700);
    private static final OpenTransaction YOUNG = transaction("sla-escalations-0-18", "Ongoing", 20);
    private static final OpenTransaction ENDING = transaction("sla-too-late-0-17", "PrepareCommit", 700);
    private static final OpenTransaction HANGING = OpenTransaction.hanging(7, 0, List.of());
    private static final List<OpenTransaction> ALL = List.of(OLD, YOUNG, ENDING, HANGING);
    private static final Transactions.Told TOLD = new Transactions.Told(ALL, true);

    @Test
    void byAgeOnlyWhatIsOngoingAndOldIsMeant() {
        assertThat(AbortPlan.olderThan(Duration.ofMinutes(10), NOW, ALL)).containsExactly(OLD);
    }

    @Test
    void oneThatHangsCanBeNamed() {
        assertThat(AbortPlan.named(List.of("producer-7", YOUNG.name()), "sla", TOLD))
                .containsExactly(HANGING, YOUNG);
    }

    @Test
    void whatIsNotOpenOrEndsAnywayIsRefused() {
        assertThatThrownBy(() -> AbortPlan.named(List.of("sla-escalations-0-1"), "sla", TOLD))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("No transaction sla-escalations-0-1 of prefix sla is open");
        assertThatThrownBy(() -> AbortPlan.named(List.of(ENDING.name()), "sla", TOLD))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("PrepareCommit");
    }

    @Test
    void ofWhichNobodyKnowsWhetherItHangsIsRefused() {
        Transactions.Told told = new Transactions.Told(List.of(OLD), false);
        assertThatThrownBy(() -> AbortPlan.named(List.of("producer-7"), "sla", told))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("Whether producer-7 hangs is not known")
                .hasMessageContaining("use an account that may");
    }

    private static OpenTransaction transaction(String id, String state, int ageSeconds) {
        return new OpenTransaction(
                id,
                state,
                1,
                0,
                Optional.of(NOW.minusSeconds(ageSeconds)),
                Optional.of(Duration.ofMinutes(15)),
                List.of());
    }
}
