package io.switchboard.txn;

import static org.apache.kafka.clients.admin.TransactionState.COMPLETE_ABORT;
import static org.apache.kafka.clients.admin.TransactionState.COMPLETE_COMMIT;
import static org.apache.kafka.clients.admin.TransactionState.EMPTY;
import static org.apache.kafka.clients.admin.TransactionState.ONGOING;
import static org.apache.kafka.clients.admin.TransactionState.PREPARE_COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.deploy.CommitProcess.Committable;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;

/** Of a transaction that producer 7 wrote in epoch 3. */
class FateTest {

    @Test
    void asItWasLeftItCanBeCommitted() {
        assertThat(told(ONGOING, 7, 3)).isEqualTo(Fate.OPEN);
    }

    @Test
    void itsCommitRaisesTheEpochByOneOrNot() {
        assertThat(told(COMPLETE_COMMIT, 7, 3)).isEqualTo(Fate.COMMITTED);
        assertThat(told(COMPLETE_COMMIT, 7, 4)).isEqualTo(Fate.COMMITTED);
        assertThat(told(PREPARE_COMMIT, 7, 3)).isEqualTo(Fate.COMMITTED);
    }

    @Test
    void committedByARestartItsNameCanStandEmptyWithTheNextEpoch() {
        assertThat(told(EMPTY, 7, 4)).isEqualTo(Fate.COMMITTED);
    }

    @Test
    void whatALaterRunCommittedUnderItsNameIsAnother() {
        assertThat(told(COMPLETE_COMMIT, 7, 5)).isEqualTo(Fate.TAKEN_OVER);
        assertThat(told(COMPLETE_COMMIT, 8, 3)).isEqualTo(Fate.TAKEN_OVER);
        assertThat(told(ONGOING, 7, 4)).isEqualTo(Fate.TAKEN_OVER);
        assertThat(told(ONGOING, 8, 3)).isEqualTo(Fate.TAKEN_OVER);
        assertThat(told(EMPTY, 7, 5)).isEqualTo(Fate.TAKEN_OVER);
    }

    @Test
    void whatTimedOutOrIsForgottenIsGone() {
        assertThat(told(COMPLETE_ABORT, 7, 4)).isEqualTo(Fate.ABORTED);
        assertThat(Fate.of(LEFT, null)).isEqualTo(Fate.FORGOTTEN);
        assertThat(Fate.ABORTED.isGone() && Fate.FORGOTTEN.isGone() && Fate.TAKEN_OVER.isGone())
                .isTrue();
        assertThat(Fate.OPEN.isGone() || Fate.COMMITTED.isGone()).isFalse();
    }

    private static final Committable LEFT = new Committable("sla-escalations-0-17", 7, 3);

    private static Fate told(TransactionState state, long producer, int epoch) {
        return Fate.of(
                LEFT, new TransactionDescription(1, state, producer, epoch, 900_000, OptionalLong.empty(), Set.of()));
    }
}
