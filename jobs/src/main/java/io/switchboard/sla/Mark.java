package io.switchboard.sla;

import io.switchboard.sla.Escalation.Kind;
import java.util.List;

/**
 * What is to be said of a level that was reached, or cleared again.
 *
 * @param level the level's name
 * @param version of the policy whose level it is
 * @param dueAt when the target is used up, in epoch milliseconds; 0 while the clock rests
 * @param at epoch milliseconds
 * @param deliverAt epoch milliseconds
 * @param cause {@link Escalation#RETARGETED}, or null where only time had to pass
 * @param because the last event before: where this is a correction, it is that event's doing
 */
record Mark(
        String level,
        Kind kind,
        int version,
        long dueAt,
        long at,
        long wallMs,
        long businessMs,
        long deliverAt,
        List<String> recipients,
        String cause,
        String because,
        String customerId,
        ItemSnapshot snapshot) {

    /** A number that two marks share only if they say the same. */
    long print() {
        return Fingerprint.of(
                kind, version, dueAt, at, wallMs, businessMs, deliverAt, recipients, cause, customerId, snapshot);
    }

    /** The print that the first shape of the state has of the same. */
    long firstPrint() {
        ItemSnapshot s = snapshot;
        String then = "ItemSnapshot[priority=%s, status=%s, category=%s, region=%s, group=%s, assignee=%s]"
                .formatted(s.priority(), s.status(), s.category(), s.region(), s.group(), s.assignee());
        return Fingerprint.of(dueAt, at, wallMs, businessMs, cause, customerId, then);
    }
}
