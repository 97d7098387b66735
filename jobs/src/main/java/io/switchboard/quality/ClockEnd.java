package io.switchboard.quality;

import java.time.Instant;

/**
 * How a cycle of a clock ended, in one of its revisions: the highest is the truth.
 *
 * @param end null if it turned out that it had not ended
 * @param waitsForReply whether the clock is one that a customer's message starts
 */
public record ClockEnd(
        String itemId,
        String customerId,
        String clock,
        String cycle,
        String policyId,
        int revision,
        End end,
        boolean waitsForReply,
        Instant endedAt,
        long wallMs,
        long businessMs,
        long pausedMs) {

    /** How a cycle ends. */
    public enum End {
        MET(Counter.CYCLES_MET, true),
        MET_LATE(Counter.CYCLES_MET_LATE, false),
        CLOSED_IN_TIME(Counter.CYCLES_CLOSED_IN_TIME, true),
        CLOSED_LATE(Counter.CYCLES_CLOSED_LATE, false),
        CANCELLED(Counter.CYCLES_CANCELLED, false);

        private final Counter counter;
        private final boolean inTime;

        End(Counter counter, boolean inTime) {
            this.counter = counter;
            this.inTime = inTime;
        }
    }

    boolean isOfSameCycle(ClockEnd other) {
        return clock.equals(other.clock) && cycle.equals(other.cycle) && policyId.equals(other.policyId);
    }

    /** Whether the later one is another end, and no correction of this one: corrections come within {@code settledMs}. */
    boolean isFollowedBy(ClockEnd later, long settledMs) {
        return end != null && later.end != null && later.endedAt.toEpochMilli() - endedAt.toEpochMilli() > settledMs;
    }

    ClockEnd inRevision(int newest) {
        return new ClockEnd(
                itemId,
                customerId,
                clock,
                cycle,
                policyId,
                newest,
                end,
                waitsForReply,
                endedAt,
                wallMs,
                businessMs,
                pausedMs);
    }

    Counters counters() {
        if (end == null) {
            return Counters.NONE;
        }
        Counters ended = Counters.of(end.counter, 1);
        return end == End.CANCELLED
                ? ended
                : ended.plus(Counter.CYCLE_WALL_MS, wallMs)
                        .plus(Counter.CYCLE_BUSINESS_MS, businessMs)
                        .plus(Counter.CYCLE_PAUSED_MS, pausedMs)
                        .plus(Counter.REPLIES_DUE, waitsForReply ? 1 : 0)
                        .plus(Counter.REPLIES_IN_TIME, waitsForReply && end.inTime ? 1 : 0);
    }
}
