package io.switchboard.sla;

import java.util.List;
import java.util.OptionalLong;

/**
 * What to do next: the ledger to keep, the records to emit, and when to look again.
 *
 * @param duplicate the event had been taken before and changed nothing
 * @param tooLate null unless the event came too late and changed nothing
 * @param tracking where the item stands now; null if that is not worth telling
 * @param wakeAt epoch milliseconds; empty if an earlier look is already arranged or none is needed
 */
record Step(
        Ledger ledger,
        List<Escalation> escalations,
        List<Outcome> outcomes,
        boolean duplicate,
        TooLate tooLate,
        List<Unmatched> unmatched,
        OptionalLong wakeAt,
        Tracking tracking) {

    static Step to(Ledger ledger, Teller teller, OptionalLong wakeAt, Tracking tracking) {
        return new Step(
                ledger, teller.escalations(), teller.outcomes(), false, null, teller.unmatched(), wakeAt, tracking);
    }

    static Step idle(Ledger ledger) {
        return new Step(ledger, List.of(), List.of(), false, null, List.of(), OptionalLong.empty(), null);
    }

    static Step duplicate(Ledger ledger) {
        return new Step(ledger, List.of(), List.of(), true, null, List.of(), OptionalLong.empty(), null);
    }

    static Step tooLate(Ledger ledger, TooLate event) {
        return new Step(ledger, List.of(), List.of(), false, event, List.of(), OptionalLong.empty(), null);
    }

    /** The same, and this besides, which changed nothing. */
    Step with(TooLate event) {
        return new Step(ledger, escalations, outcomes, duplicate, event, unmatched, wakeAt, tracking);
    }

    /** Nothing but a wait: until {@code wake}, unless an earlier look is arranged. */
    static Step waiting(Ledger ledger, long wake) {
        boolean arranged = ledger.armed() != 0 && ledger.armed() <= wake;
        OptionalLong wakeAt = arranged ? OptionalLong.empty() : OptionalLong.of(wake);
        return new Step(
                arranged ? ledger : ledger.armed(wake), List.of(), List.of(), false, null, List.of(), wakeAt, null);
    }

    /** Nothing is left of the item but a tombstone: what was told of where it stands can go, too. */
    boolean isForgotten() {
        return ledger != null && ledger.forgotten();
    }

    /** The event changed nothing, not even the ledger. */
    boolean changesNothing() {
        return duplicate || tooLate != null;
    }
}
