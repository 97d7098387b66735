package io.switchboard.health;

import java.util.List;

/**
 * A customer who should be spoken to before the customer calls, and what became of that. Times are epoch milliseconds.
 *
 * @param at when the state was reached
 * @param pressedSince since when the pressure was at the limit or over it
 * @param pressure when the case was raised, 0 to 1
 * @param resource that was pressed hardest then
 * @param leadMs of CONTACTED, from raisedAt to the customer's first contact; 0 if the customer came before; else null
 */
public record ProactiveCase(
        String caseId,
        String customerId,
        State state,
        long at,
        long pressedSince,
        long raisedAt,
        double pressure,
        String resource,
        List<Measured> parts,
        Long leadMs) {

    /** How a case stands. */
    public enum State {
        /** Somebody should speak to the customer. */
        RAISED,
        /** The customer has come. */
        CONTACTED,
        /** Nothing presses any more. */
        RELIEVED,
        /** Neither has happened in time. */
        EXPIRED
    }
}
