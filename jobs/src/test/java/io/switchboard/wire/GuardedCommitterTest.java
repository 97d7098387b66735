package io.switchboard.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;

class GuardedCommitterTest {

    private final Throwable fenced = new ProducerFencedException("There is a newer producer");
    private final Throwable unmapped = new InvalidPidMappingException("not currently assigned");
    private static final Fate GONE = new Fate(Fate.Kind.GONE, "Now its state is CompleteAbort (producer 46, epoch 1)");

    private final SimpleCounter refused = new SimpleCounter();
    private final Asked request = new Asked();

    @Test
    void whatIsGoneEndsTheJobForGoodWithTheRemedy() {
        assertThatThrownBy(() -> commit(GONE, true, CommitRequest::signalFailedWithKnownReason))
                .isInstanceOf(SuppressRestartsException.class)
                .hasRootCauseMessage(
                        "The brokers refused to commit transaction sla-escalations-0-17 of topic escalations (producer 46, epoch 0): "
                                + "ProducerFencedException. Now its state is CompleteAbort (producer 46, epoch 1). Its records are "
                                + "lost to readers with read_committed. Restore the newest checkpoint with a number below 17: what comes "
                                + "again has the same ids. See 'A refused commit' in docs/operations.md.");
        assertThat(refused.getCount()).isEqualTo(1);
        assertThat(request.heard).containsExactly("known reason");
    }

    /** Flink would restart the job for ever: each time it finds the same transaction. */
    @Test
    void whatTheConnectorHasNoNameForEndsTheJobAsWell() {
        assertThatThrownBy(() -> commit(GONE, true, (asked, reason) -> asked.signalFailedWithUnknownReason(unmapped)))
                .isInstanceOf(SuppressRestartsException.class)
                .rootCause()
                .hasMessageContaining("InvalidPidMappingException");
        assertThat(refused.getCount()).isEqualTo(1);
    }

    @Test
    void whereTheJobIsToGoOnItIsCounted() {
        assertThatCode(() -> commit(GONE, false, CommitRequest::signalFailedWithKnownReason))
                .doesNotThrowAnyException();
        assertThat(refused.getCount()).isEqualTo(1);
        assertThat(request.heard).containsExactly("known reason");
    }

    @Test
    void whatWasCommittedBeforeIsNoLoss() throws Exception {
        Fate before = new Fate(Fate.Kind.COMMITTED, "Now its state is CompleteCommit (producer 46, epoch 1)");
        commit(before, true, CommitRequest::signalFailedWithKnownReason);
        commit(before, true, CommitRequest::signalFailedWithUnknownReason);
        assertThat(refused.getCount()).isZero();
        assertThat(request.heard).containsExactly("already committed", "already committed");
    }

    @Test
    void whatIsStillOpenIsTriedAgainAfterARestart() throws Exception {
        commit(new Fate(Fate.Kind.OPEN, ""), true, CommitRequest::signalFailedWithKnownReason);
        assertThat(refused.getCount()).isZero();
        assertThat(request.heard).containsExactly("unknown reason");
    }

    @Test
    void whatTheBrokersHaveNotAnsweredIsTriedAgainAtOnce() throws Exception {
        commit(GONE, true, (asked, reason) -> asked.retryLater());
        assertThat(refused.getCount()).isZero();
        assertThat(request.heard).containsExactly("retry");
    }

    private void commit(
            Fate fate, boolean failOnRefusedCommit, BiConsumer<CommitRequest<KafkaCommittable>, Throwable> answer)
            throws Exception {
        Committer<KafkaCommittable> kafka = new Committer<>() {
            @Override
            public void commit(Collection<CommitRequest<KafkaCommittable>> requests) {
                requests.forEach(asked -> answer.accept(asked, fenced));
            }

            @Override
            public void close() {}
        };
        try (GuardedCommitter committer =
                new GuardedCommitter(kafka, "escalations", transaction -> fate, refused, failOnRefusedCommit)) {
            committer.commit(List.of(request));
        }
    }

    /** What Flink would hear. */
    private static final class Asked implements CommitRequest<KafkaCommittable> {

        private final List<String> heard = new ArrayList<>();

        @Override
        public KafkaCommittable getCommittable() {
            return new KafkaCommittable(46, (short) 0, "sla-escalations-0-17", null);
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            heard.add("known reason");
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            heard.add("unknown reason");
        }

        @Override
        public void retryLater() {
            heard.add("retry");
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable committable) {
            heard.add("retry");
        }

        @Override
        public void signalAlreadyCommitted() {
            heard.add("already committed");
        }
    }
}
