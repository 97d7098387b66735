package io.switchboard.twin.sim;

import io.switchboard.routing.Background;

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

    /** Whose it is, and where: a place among the regions of the scenario. */
    final int customer;

    final int region;

    /** The attempt before this one; null of the first. */
    private final Contact before;

    State state = State.WAITING;
    int agent = -1;

    /** Who is asked to take it; -1 if nobody is. */
    int offeredTo = -1;

    /** So many times somebody was. */
    int asked;

    /** Epoch milliseconds of the end of waiting. */
    long waitedUntil;

    /** What was known of the customer when it came; null of a stranger. */
    Background background;

    /** A stranger's. */
    Contact(long number, int kind, boolean bilingual, long arrivedAt, double work, double patience, int attempt) {
        this(number, kind, bilingual, arrivedAt, work, patience, attempt, People.NOBODY, 0, null);
    }

    Contact(
            long number,
            int kind,
            boolean bilingual,
            long arrivedAt,
            double work,
            double patience,
            int attempt,
            int customer,
            int region,
            Contact before) {
        this.number = number;
        this.kind = kind;
        this.bilingual = bilingual;
        this.arrivedAt = arrivedAt;
        this.work = work;
        this.patience = patience;
        this.attempt = attempt;
        this.customer = customer;
        this.region = region;
        this.before = before;
    }

    /** Whether it comes again though it was helped. */
    boolean isReopened() {
        return before != null && before.state == State.SERVED;
    }

    /** So many times it did. */
    int reopens() {
        return before == null ? 0 : before.reopens() + (isReopened() ? 1 : 0);
    }
}
