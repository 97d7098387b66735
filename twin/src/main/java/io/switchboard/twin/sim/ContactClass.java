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
 * @param units of an agent's capacity that one of them takes, up to {@code capacity}
 * @param capacity units that an agent has for them
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
        Law returnsAfter,
        int units,
        int capacity) {

    /** One that takes all of an agent. */
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
                name, channel, share, work, patience, dueMillis, weight, severity, 0, 0, new Law.Never(), 1, 1);
    }

    ContactClass returning(double afterGivingUp, double afterHelp, Law after) {
        return with(share, patience, afterGivingUp, afterHelp, after, units, capacity);
    }

    ContactClass ofShare(double other) {
        return with(other, patience, returns, reopens, returnsAfter, units, capacity);
    }

    /** So many times as patient. */
    ContactClass patient(double factor) {
        return with(share, patience.times(factor), returns, reopens, returnsAfter, units, capacity);
    }

    /** Each takes so many of an agent's units. */
    ContactClass taking(int some, int ofAll) {
        return with(share, patience, returns, reopens, returnsAfter, some, ofAll);
    }

    private ContactClass with(
            double part, Law wait, double afterGivingUp, double afterHelp, Law after, int some, int ofAll) {
        return new ContactClass(
                name,
                channel,
                part,
                work,
                wait,
                dueMillis,
                weight,
                severity,
                afterGivingUp,
                afterHelp,
                after,
                some,
                ofAll);
    }

    /** So many of them an agent can have at the same time, if nothing else. */
    int atOnce() {
        return capacity / units;
    }
}
