package io.switchboard.twin.sim;

/** A customer's contact in a run. */
final class Contact {

    /** Where a contact is. */
    enum State {
        WAITING,
        SERVED,
        ABANDONED,
        REFUSED
    }

    final long number;
    final int kind;
    final boolean bilingual;
    final long arrivedAt;
    final double work;
    final double patience;
    final int attempt;
    State state = State.WAITING;
    int agent = -1;

    /** Epoch milliseconds of the end of waiting. */
    long waitedUntil;

    Contact(long number, int kind, boolean bilingual, long arrivedAt, double work, double patience, int attempt) {
        this.number = number;
        this.kind = kind;
        this.bilingual = bilingual;
        this.arrivedAt = arrivedAt;
        this.work = work;
        this.patience = patience;
        this.attempt = attempt;
    }
}
