package io.switchboard.sla;

import io.switchboard.sla.Outcome.Verdict;
import java.util.Arrays;

/**
 * How a cycle ended; times are epoch milliseconds, 0 for none.
 *
 * @param policyVersion under which it ended
 * @param reason of CANCELLED
 * @param snapshot the item as it stood then
 */
record Ending(
        int policyVersion,
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
        int reopens,
        ItemSnapshot snapshot) {

    /** A number that two endings share only if they say the same; never 0. */
    long print() {
        return print(Fingerprint.of(parts()));
    }

    /** The print of releases that did not tell how the item stood. */
    long earlierPrint() {
        Object[] parts = parts();
        return print(Fingerprint.of(Arrays.copyOf(parts, parts.length - 1)));
    }

    /** The print that the first shape of the state has of the same: without the version, too. */
    long firstPrint() {
        Object[] parts = parts();
        return print(Fingerprint.of(Arrays.copyOfRange(parts, 1, parts.length - 1)));
    }

    /** In an order that is for ever: the version first, and last how the item stood. */
    private Object[] parts() {
        return new Object[] {
            policyVersion,
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
            reopens,
            snapshot
        };
    }

    private static long print(long hash) {
        return hash == 0 ? 1 : hash;
    }

    /** The cycle has just ended. */
    static Ending of(Clock clock, Item item, String reason, long at) {
        return of(clock, item, clock.verdict(), reason, clock.endDue(), at);
    }

    /** Something that came late, or was published, has shown that the cycle had not ended, or never was. */
    static Ending withdrawn(Clock clock, Item item, long at) {
        return of(clock, item, Verdict.CANCELLED, Outcome.WITHDRAWN, clock.dueAt(), at);
    }

    private static Ending of(Clock clock, Item item, Verdict verdict, String reason, long dueAt, long at) {
        Stopwatch watch = clock.watch();
        return new Ending(
                clock.policyVersion(),
                item.customerId(),
                verdict,
                reason,
                clock.startedAt(),
                dueAt,
                clock.breachedAt(),
                at,
                watch.wallMs(),
                watch.businessMs(),
                watch.pausedMs(),
                item.reassignments(),
                item.reopens(),
                item.snapshot());
    }
}
