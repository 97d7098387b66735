package io.switchboard.twin.sim;

import io.switchboard.event.Channel;

/**
 * A kind of contact.
 *
 * @param share of all contacts
 * @param work time it takes an agent at full speed
 * @param patience how long the customer waits
 * @param dueMillis the promise
 * @param weight of a breach; euro
 * @param severity 1 to 4
 * @param returns probability that a customer who gave up tries again
 * @param reopens probability that one who was helped comes back
 * @param returnsAfter how long after either
 */
record ContactClass(
        String name,
        Channel channel,
        double share,
        Law work,
        Law patience,
        long dueMillis,
        double weight,
        int severity,
        double returns,
        double reopens,
        Law returnsAfter) {

    static ContactClass of(
            String name,
            Channel channel,
            double share,
            Law work,
            Law patience,
            long dueMillis,
            double weight,
            int severity) {
        return new ContactClass(
                name, channel, share, work, patience, dueMillis, weight, severity, 0, 0, new Law.Never());
    }

    ContactClass returning(double afterGivingUp, double afterHelp, Law after) {
        return new ContactClass(
                name, channel, share, work, patience, dueMillis, weight, severity, afterGivingUp, afterHelp, after);
    }

    ContactClass ofShare(double other) {
        return new ContactClass(
                name, channel, other, work, patience, dueMillis, weight, severity, returns, reopens, returnsAfter);
    }

    /** So many times as patient. */
    ContactClass patient(double factor) {
        Law longer = patience.times(factor);
        return new ContactClass(
                name, channel, share, work, longer, dueMillis, weight, severity, returns, reopens, returnsAfter);
    }
}
