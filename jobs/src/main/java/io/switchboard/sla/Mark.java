package io.switchboard.sla;

/**
 * What is to be said of a level that was reached, or cleared again.
 *
 * @param level its place among the policy's levels; {@link Clock#BREACH} for the target itself
 * @param dueAt when the target is used up, in epoch milliseconds; 0 while the clock rests
 * @param at epoch milliseconds
 * @param cause {@link Escalation#RETARGETED}, or null where only time had to pass
 * @param because the last event before: where this is a correction, it is that event's doing
 */
record Mark(
        int level,
        long dueAt,
        long at,
        long wallMs,
        long businessMs,
        String cause,
        String because,
        String customerId,
        ItemSnapshot snapshot) {

    /** A number that two marks share only if they say the same. */
    long print() {
        return Fingerprint.of(dueAt, at, wallMs, businessMs, cause, customerId, snapshot);
    }
}
