package io.switchboard.sla;

import io.switchboard.event.Priority;
import io.switchboard.policy.ClockKind;
import io.switchboard.policy.Phase;

/**
 * One cycle of one clock of one item, as its ledger's entries leave it.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param cycle names the cycle within the item
 * @param priority whose target it runs against
 * @param startedAt epoch milliseconds
 * @param reached the levels reached: bit 0 is the breach, bit n the policy's n-th level
 * @param breachedAt the deadline it missed, or when a new target was found used up; 0 while it is not breached
 * @param dueAt when the target it missed was used up; 0 while it is not breached
 * @param over ended for good
 */
public record Clock(
        String policyId,
        int policyVersion,
        ClockKind kind,
        String cycle,
        Priority priority,
        long startedAt,
        Stopwatch watch,
        int reached,
        long breachedAt,
        long dueAt,
        boolean over) {

    /** The place of the target itself among the levels. */
    static final int BREACH = 0;

    Phase phase() {
        return watch.phase();
    }

    boolean runs() {
        return !over && phase() == Phase.RUN;
    }

    boolean hasReached(int level) {
        return (reached & (1 << level)) != 0;
    }

    boolean isBreached() {
        return hasReached(BREACH);
    }

    boolean isSameCycle(Clock other) {
        return kind == other.kind
                && policyVersion == other.policyVersion
                && cycle.equals(other.cycle)
                && policyId.equals(other.policyId);
    }

    Clock with(Stopwatch next) {
        return new Clock(
                policyId, policyVersion, kind, cycle, priority, startedAt, next, reached, breachedAt, dueAt, over);
    }

    /** Measured against the target of another priority. */
    Clock retargeted(Priority to, Stopwatch next) {
        return new Clock(policyId, policyVersion, kind, cycle, to, startedAt, next, reached, breachedAt, dueAt, over);
    }

    Clock reached(int level) {
        return marked(reached | (1 << level), breachedAt, dueAt);
    }

    Clock breached(long at, long due) {
        return marked(reached | (1 << BREACH), at, due);
    }

    /** A level that a new target has put ahead of the clock again. */
    Clock cleared(int level) {
        int left = reached & ~(1 << level);
        return level == BREACH ? marked(left, 0, 0) : marked(left, breachedAt, dueAt);
    }

    Clock ended() {
        return new Clock(
                policyId, policyVersion, kind, cycle, priority, startedAt, watch, reached, breachedAt, dueAt, true);
    }

    private Clock marked(int levels, long at, long due) {
        return new Clock(policyId, policyVersion, kind, cycle, priority, startedAt, watch, levels, at, due, over);
    }
}
