package io.switchboard.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.CommitProcess.Committable;
import io.switchboard.deploy.CommitProcess.Contents;
import io.switchboard.txn.CommitPlan.Left;
import io.switchboard.txn.CommitPlan.Situation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;

class CommitPlanTest {

    private static final Situation QUIET = new Situation(Optional.empty(), Optional.empty(), List.of());
    private static final CommitPlan PLAN = plan(Fate.OPEN, Fate.COMMITTED);

    @Test
    void onlyWhatIsOpenIsCommitted() {
        assertThat(PLAN.refusal(QUIET, false)).isEmpty();
        assertThat(PLAN.open()).containsExactly("sla-escalations-0-17");
    }

    @Test
    void whatNoCoordinatorToldOfIsGone() {
        Contents contents = new Contents(17, List.of(one(0), one(1)));
        var told =
                new TransactionDescription(1, TransactionState.ONGOING, 5, 0, 900_000, OptionalLong.empty(), Set.of());

        CommitPlan plan = CommitPlan.of(contents, Map.of(one(1).id(), told));

        assertThat(plan.open()).containsExactly(one(1).id());
        assertThat(plan.gone()).containsExactly(one(0).id());
    }

    @Test
    void underARunningJobNothingIs() {
        refuses(new Situation(Optional.of("job sla 7d0f"), Optional.empty(), List.of()), "used by job sla 7d0f");
    }

    @Test
    void fromAnOlderCheckpointNothingIs() {
        refuses(
                new Situation(Optional.empty(), Optional.of("/c/chk-18"), List.of()),
                "/c/chk-18 is newer",
                "give that");
    }

    @Test
    void afterALaterCheckpointsCommitNothingIs() {
        refuses(
                new Situation(Optional.empty(), Optional.empty(), List.of("sla-too-late-0-18")),
                "sla-too-late-0-18 is committed and no part of it",
                "records come twice");
    }

    @Test
    void withoutWhatIsGoneTheRestIsCommittedOnlyOnDemand() {
        CommitPlan plan = plan(Fate.OPEN, Fate.ABORTED);

        assertThat(plan.refusal(QUIET, false).orElseThrow())
                .contains("1 of its 2 transactions are gone, such as sla-escalations-1-17", "older checkpoint");
        assertThat(plan.refusal(QUIET, true)).isEmpty();
    }

    @Test
    void thePrefixIsTheCheckpointsOwn() {
        Contents contents = new Contents(17, List.of(one(0), one(1)));

        assertThat(CommitPlan.prefix(contents, Optional.empty())).isEqualTo("sla");
        assertThatThrownBy(() -> CommitPlan.prefix(contents, Optional.of("other")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("are of prefix sla, not other");
    }

    @Test
    void transactionsOfTwoPrefixesAreNot() {
        Contents contents = new Contents(17, List.of(one(0), new Committable("eu-escalations-0-17", 6, 0)));

        assertThatThrownBy(() -> CommitPlan.prefix(contents, Optional.empty()))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("only those of one job");
    }

    private static void refuses(Situation situation, String... words) {
        assertThat(PLAN.refusal(situation, true).orElseThrow()).contains(words);
    }

    private static CommitPlan plan(Fate... fates) {
        return new CommitPlan(Stream.iterate(0, i -> i + 1)
                .limit(fates.length)
                .map(i -> new Left(one(i), fates[i]))
                .toList());
    }

    private static Committable one(int subtask) {
        return new Committable("sla-escalations-" + subtask + "-17", 5, 0);
    }
}
