package io.switchboard.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;

/** What brokers of Kafka 4.2 said of transactions in each of these situations. */
class FateTest {

    private static final long PRODUCER = 46;
    private static final KafkaCommittable TRANSACTION =
            new KafkaCommittable(PRODUCER, (short) 0, "sla-escalations-0-17", null);

    @Test
    void whatTheWriterItselfCommittedHasTheNextEpoch() {
        assertThat(kind(TransactionState.COMPLETE_COMMIT, PRODUCER, 1)).isEqualTo(Fate.Kind.COMMITTED);
        assertThat(kind(TransactionState.PREPARE_COMMIT, PRODUCER, 1)).isEqualTo(Fate.Kind.COMMITTED);
    }

    @Test
    void whatARestartCommittedHasTheSameEpoch() {
        assertThat(kind(TransactionState.COMPLETE_COMMIT, PRODUCER, 0)).isEqualTo(Fate.Kind.COMMITTED);
    }

    @Test
    void whatARestartCommittedAndItsClientThenRaisedStandsEmptyWithTheNextEpoch() {
        assertThat(kind(TransactionState.EMPTY, PRODUCER, 1)).isEqualTo(Fate.Kind.COMMITTED);
    }

    @Test
    void whatIsStillOpenCanBeCommitted() {
        assertThat(kind(TransactionState.ONGOING, PRODUCER, 0)).isEqualTo(Fate.Kind.OPEN);
    }

    @Test
    void whatTimedOutOrWasFencedOrTakenOverIsGone() {
        assertThat(kind(TransactionState.COMPLETE_ABORT, PRODUCER, 1)).isEqualTo(Fate.Kind.GONE);
        assertThat(kind(TransactionState.PREPARE_ABORT, PRODUCER, 1)).isEqualTo(Fate.Kind.GONE);
        assertThat(kind(TransactionState.PREPARE_EPOCH_FENCE, PRODUCER, 1)).isEqualTo(Fate.Kind.GONE);
        assertThat(kind(TransactionState.EMPTY, PRODUCER, 2)).isEqualTo(Fate.Kind.GONE);
        assertThat(kind(TransactionState.ONGOING, PRODUCER, 2)).isEqualTo(Fate.Kind.GONE);
        assertThat(kind(TransactionState.COMPLETE_COMMIT, PRODUCER, 3)).isEqualTo(Fate.Kind.GONE);
        assertThat(kind(TransactionState.COMPLETE_COMMIT, PRODUCER + 1, 0)).isEqualTo(Fate.Kind.GONE);
    }

    @Test
    void whatNobodyKnowsIsGone() {
        Fate fate = Fate.of(TRANSACTION, Optional.empty());
        assertThat(fate.kind()).isEqualTo(Fate.Kind.GONE);
        assertThat(fate.told()).isEqualTo("They do not know it, or have forgotten it");
    }

    private static Fate.Kind kind(TransactionState state, long producer, int epoch) {
        return Fate.of(
                        TRANSACTION,
                        Optional.of(new TransactionDescription(
                                1, state, producer, epoch, 60_000, OptionalLong.empty(), Set.of())))
                .kind();
    }
}
