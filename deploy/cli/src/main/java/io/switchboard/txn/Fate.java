package io.switchboard.txn;

import io.switchboard.deploy.CommitProcess.Committable;
import org.apache.kafka.clients.admin.TransactionDescription;

/** What has become of a transaction that a checkpoint leaves to be committed. */
public enum Fate {
    /** As the checkpoint left it: it can be committed. */
    OPEN("open"),
    COMMITTED("committed already"),
    ABORTED("aborted"),
    /** Its name has another producer or a later epoch: whatever became of it, it is over. */
    TAKEN_OVER("taken over by a later run"),
    FORGOTTEN("not known to the brokers any more");

    private final String words;

    Fate(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Its records are lost, as far as can be known. */
    public boolean isGone() {
        return this == ABORTED || this == TAKEN_OVER || this == FORGOTTEN;
    }

    /**
     * By what its coordinator tells, null if it knows none of that name. Where transaction.version is 2 the end of a
     * transaction raises the epoch by one; the commit of a job that was restored does not, but its client may do so afterwards, and the
     * name stands empty then. What was aborted stands empty two epochs later.
     */
    static Fate of(Committable left, TransactionDescription told) {
        if (told == null) {
            return FORGOTTEN;
        }
        int ends = told.producerEpoch() - left.epoch();
        if (told.producerId() != left.producerId() || ends < 0) {
            return TAKEN_OVER;
        }
        return switch (told.state()) {
            case ONGOING -> ends == 0 ? OPEN : TAKEN_OVER;
            case PREPARE_COMMIT, COMPLETE_COMMIT -> ends <= 1 ? COMMITTED : TAKEN_OVER;
            case PREPARE_ABORT, COMPLETE_ABORT, PREPARE_EPOCH_FENCE -> ABORTED;
            case EMPTY -> ends == 1 ? COMMITTED : TAKEN_OVER;
            case UNKNOWN -> TAKEN_OVER;
        };
    }
}
