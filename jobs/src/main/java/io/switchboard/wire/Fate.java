package io.switchboard.wire;

import java.util.Optional;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * What became of a transaction that was to be committed.
 *
 * @param told the same in the coordinator's words
 */
record Fate(Kind kind, String told) {

    enum Kind {
        /** Its records are visible, or will be in a moment. */
        COMMITTED,
        /** It can still be committed. */
        OPEN,
        /** It was aborted, fenced or forgotten. */
        GONE
    }

    /** As the coordinator knows the transactional id now; empty if it does not. */
    static Fate of(KafkaCommittable transaction, Optional<TransactionDescription> known) {
        return known.map(now -> new Fate(
                        kind(transaction, now),
                        "Now its state is %s (producer %d, epoch %d)"
                                .formatted(now.state(), now.producerId(), now.producerEpoch())))
                .orElseGet(() -> new Fate(Kind.GONE, "They do not know it, or have forgotten it"));
    }

    private static Kind kind(KafkaCommittable transaction, TransactionDescription now) {
        if (now.producerId() != transaction.getProducerId()) {
            return Kind.GONE;
        }
        int epochsSince = now.producerEpoch() - transaction.getEpoch();
        if (epochsSince == 0 && now.state() == TransactionState.ONGOING) {
            return Kind.OPEN;
        }
        boolean committed = isCommitted(now.state()) && isStillThis(epochsSince);
        return committed || isCommittedAndRaised(now.state(), epochsSince) ? Kind.COMMITTED : Kind.GONE;
    }

    /**
     * Whoever commits for another, as a job that is restored does, speaks Kafka's older protocol, in which a commit leaves the epoch as it
     * is; then its client may raise it for the newer one, and the name stands empty. What was given up has the next epoch before
     * somebody makes it stand empty, and the one after that then.
     */
    private static boolean isCommittedAndRaised(TransactionState state, int epochsSince) {
        return state == TransactionState.EMPTY && epochsSince == 1;
    }

    private static boolean isCommitted(TransactionState state) {
        return state == TransactionState.PREPARE_COMMIT || state == TransactionState.COMPLETE_COMMIT;
    }

    /**
     * Since Kafka 4 a commit raises the epoch itself, which is why a second one is refused. Whatever else ends a
     * transaction and lets another one of the same id be committed raises it by two at least.
     */
    private static boolean isStillThis(int epochsSince) {
        return epochsSince == 0 || epochsSince == 1;
    }
}
