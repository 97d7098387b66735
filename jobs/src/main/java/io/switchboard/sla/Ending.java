package io.switchboard.sla;

import io.switchboard.sla.Outcome.Verdict;

/**
 * How a cycle ended; times are epoch milliseconds, 0 for none.
 *
 * @param reason of CANCELLED
 */
record Ending(
        String customerId,
        Verdict verdict,
        String reason,
        long startedAt,
        long dueAt,
        long breachedAt,
        long endedAt,
        long wallMs,
        long businessMs,
        long pausedMs,
        int reassignments,
        int reopens) {

    /** A number that two endings share only if they say the same; never 0. */
    long print() {
        long print = Fingerprint.of(
                customerId,
                verdict,
                reason,
                startedAt,
                dueAt,
                breachedAt,
                endedAt,
                wallMs,
                businessMs,
                pausedMs,
                reassignments,
                reopens);
        return print == 0 ? 1 : print;
    }

    /** A late event, at {@code at}, has shown that the cycle had not ended. */
    static Ending withdrawn(Clock clock, Item item, long at) {
        Stopwatch watch = clock.watch();
        return new Ending(
                item.customerId(),
                Verdict.CANCELLED,
                Outcome.WITHDRAWN,
                clock.startedAt(),
                clock.dueAt(),
                clock.breachedAt(),
                at,
                watch.wallMs(),
                watch.businessMs(),
                watch.pausedMs(),
                item.reassignments(),
                item.reopens());
    }
}
