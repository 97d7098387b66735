package io.switchboard.txn;

import io.switchboard.deploy.Brokers;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;

/** Ends transactions that nobody else will end, so that their records are never seen. */
public final class Abort {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Brokers brokers;

    public Abort(Brokers brokers) {
        this.brokers = brokers;
    }

    /**
     * Returns when it is over. One that a coordinator knows is ended by it: its producer is fenced, so that it cannot go
     * on either. Where none knows of it the leader of the partition is told.
     *
     * @throws ClusterException if the brokers do not
     */
    public void abort(OpenTransaction one) {
        if (one.isHanging()) {
            one.pins().forEach(pin -> abort(one, pin));
        } else {
            brokers.told(
                    "that it aborts " + one.name(),
                    brokers.admin().fenceProducers(List.of(one.name())).all());
            awaitEnd(one);
        }
    }

    private void abort(OpenTransaction one, Pin pin) {
        AbortTransactionSpec spec = new AbortTransactionSpec(
                pin.partition(), one.producerId(), (short) one.epoch(), pin.coordinatorEpoch());
        brokers.told(
                "that it aborts " + one.name() + " in " + pin.partition(),
                brokers.admin().abortTransaction(spec).all());
    }

    private void awaitEnd(OpenTransaction one) {
        if (!Wait.until(LIMIT, () -> hasEnded(one))) {
            throw new ClusterException("Transaction %s has not ended after %d s; look at the brokers' log"
                    .formatted(one.name(), LIMIT.toSeconds()));
        }
    }

    private boolean hasEnded(OpenTransaction one) {
        Map<String, TransactionDescription> told;
        try {
            told = new Transactions(brokers).describe(List.of(one.name()));
        } catch (ClusterException e) {
            return false; // asked again until the time is over
        }
        return told.values().stream()
                .allMatch(now -> now.state() == TransactionState.EMPTY
                        || now.state() == TransactionState.COMPLETE_ABORT
                        || now.state() == TransactionState.COMPLETE_COMMIT);
    }
}
