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
 * @param returns probability that a customer who gave up tries again, or that one who was helped comes back
 * @param returnsAfter how long after
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
        return new ContactClass(name, channel, share, work, patience, dueMillis, weight, severity, 0, new Law.Never());
    }

    ContactClass returning(double probability, Law after) {
        return new ContactClass(name, channel, share, work, patience, dueMillis, weight, severity, probability, after);
    }

    ContactClass ofShare(double other) {
        return new ContactClass(
                name, channel, other, work, patience, dueMillis, weight, severity, returns, returnsAfter);
    }

    /** Who is patient for ever stays so. */
    ContactClass patient(double factor) {
        Law longer = patience instanceof Law.Exponential law ? new Law.Exponential(law.mean() * factor) : patience;
        return new ContactClass(name, channel, share, work, longer, dueMillis, weight, severity, returns, returnsAfter);
    }
}
