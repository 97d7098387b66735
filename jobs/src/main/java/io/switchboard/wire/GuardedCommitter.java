package io.switchboard.wire;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits as Kafka's own committer does, but does not believe it when it gives a transaction up: it asks the coordinator.
 * A transaction that was committed before, as after a restart, is done. One that is still open is tried again after a
 * restart. One that is gone takes its records with it: it is counted and ends the job, for good, since every restart
 * would begin at the same checkpoint and meet the same answer.
 */
final class GuardedCommitter implements Committer<KafkaCommittable> {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedCommitter.class);

    private final Committer<KafkaCommittable> committer;
    private final String topic;
    private final Function<KafkaCommittable, Fate> fates;
    private final Counter refused;
    private final boolean failOnRefusedCommit;

    GuardedCommitter(
            Committer<KafkaCommittable> committer,
            String topic,
            Function<KafkaCommittable, Fate> fates,
            Counter refused,
            boolean failOnRefusedCommit) {
        this.committer = committer;
        this.topic = topic;
        this.fates = fates;
        this.refused = refused;
        this.failOnRefusedCommit = failOnRefusedCommit;
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests) throws IOException, InterruptedException {
        List<CommitRequest<KafkaCommittable>> guarded = requests.stream()
                .<CommitRequest<KafkaCommittable>>map(Guarded::new)
                .toList();
        committer.commit(guarded);
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }

    private void givenUp(CommitRequest<KafkaCommittable> request, Throwable reason) {
        KafkaCommittable transaction = request.getCommittable();
        Fate fate = fates.apply(transaction);
        switch (fate.kind()) {
            case COMMITTED -> {
                LOG.info("Transaction {} was committed before, nothing is lost", transaction.getTransactionalId());
                request.signalAlreadyCommitted();
            }
            case OPEN -> request.signalFailedWithUnknownReason(reason);
            case GONE -> gone(request, reason, fate);
        }
    }

    private void gone(CommitRequest<KafkaCommittable> request, Throwable reason, Fate fate) {
        refused.inc();
        request.signalFailedWithKnownReason(reason);
        String message = message(request.getCommittable(), reason, fate);
        if (failOnRefusedCommit) {
            throw new SuppressRestartsException(new IllegalStateException(message));
        }
        LOG.error("{} failOnRefusedCommit is false: the job goes on without them.", message);
    }

    private String message(KafkaCommittable transaction, Throwable reason, Fate fate) {
        String id = transaction.getTransactionalId();
        return """
                The brokers refused to commit transaction %s of topic %s (producer %d, epoch %d): %s. %s. Its records are \
                lost to readers with read_committed. Restore the newest checkpoint with a number below %s: what comes \
                again has the same ids. See 'A refused commit' in docs/operations.md."""
                .formatted(
                        id,
                        topic,
                        transaction.getProducerId(),
                        transaction.getEpoch(),
                        reason.getClass().getSimpleName(),
                        fate.told(),
                        checkpoint(id));
    }

    /** Each transaction is named after the first checkpoint that could commit it. */
    private static String checkpoint(String transactionalId) {
        return transactionalId.substring(transactionalId.lastIndexOf('-') + 1);
    }

    private final class Guarded implements CommitRequest<KafkaCommittable> {

        private final CommitRequest<KafkaCommittable> request;

        Guarded(CommitRequest<KafkaCommittable> request) {
            this.request = request;
        }

        @Override
        public KafkaCommittable getCommittable() {
            return request.getCommittable();
        }

        @Override
        public int getNumberOfRetries() {
            return request.getNumberOfRetries();
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            givenUp(request, reason);
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            givenUp(request, reason);
        }

        @Override
        public void retryLater() {
            request.retryLater();
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable committable) {
            request.updateAndRetryLater(committable);
        }

        @Override
        public void signalAlreadyCommitted() {
            request.signalAlreadyCommitted();
        }

        @Override
        public String toString() {
            return request.toString();
        }
    }
}
