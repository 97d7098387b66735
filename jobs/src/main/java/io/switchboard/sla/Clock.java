package io.switchboard.sla;

import io.switchboard.event.Priority;
import io.switchboard.policy.ClockKind;
import io.switchboard.policy.ClockRule;
import io.switchboard.policy.Phase;
import io.switchboard.sla.Outcome.Verdict;

/**
 * One cycle of one clock of one item, as its ledger's entries leave it.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param policyVersion under which its time is measured now
 * @param cycle names the cycle within the item
 * @param priority whose target it runs against
 * @param startedAt epoch milliseconds
 * @param reached the levels reached: bit 0 is the breach, bit n the chain's n-th level, the last a pause that is too long
 * @param breachedAt the deadline it missed, or when a new target was found used up; 0 while it is not breached
 * @param dueAt when the target it missed was used up; 0 while it is not breached
 * @param over ended for good
 * @param name what records call the clock
 * @param targetMs the business time promised; -1 for no deadline
 * @param endDue when it had ended: the deadline it would have had; 0 for none
 * @param endedMs wall time in which it had ended, before it went on
 * @param verdict how it ended the last time; null if it never did
 * @param gone it has turned out that there never was such a cycle: only what was told of it is left
 * @param group by whose calendar the present span is measured; null for the target's own
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
        boolean over,
        String name,
        long targetMs,
        Chain chain,
        Why why,
        long endDue,
        long endedMs,
        Verdict verdict,
        boolean gone,
        String group) {

    /** The place of the target itself among the levels. */
    static final int BREACH = 0;

    /** The place of a pause that is too long. */
    static final int PAUSED_TOO_LONG = ClockRule.MOST_LEVELS + 1;

    static Clock started(
            String policyId,
            int version,
            ClockRule rule,
            String cycle,
            Priority priority,
            long at,
            Phase phase,
            long targetMs,
            Why why) {
        return new Clock(
                policyId,
                version,
                rule.kind(),
                cycle,
                priority,
                at,
                Stopwatch.started(phase, at),
                0,
                0,
                0,
                false,
                rule.name(),
                targetMs,
                Chain.of(version),
                why,
                0,
                0,
                null,
                false,
                null);
    }

    CycleKey key() {
        return new CycleKey(policyId, called(), cycle);
    }

    boolean is(CycleKey key) {
        return cycle.equals(key.cycle()) && called().equals(key.clock()) && policyId.equals(key.policyId());
    }

    /** The first shape of the state knew a clock by its kind alone. */
    private String called() {
        return name == null ? kind.name() : name;
    }

    boolean isOf(String policy, String clock) {
        return policyId.equals(policy) && name.equals(clock);
    }

    Phase phase() {
        return watch.phase();
    }

    /** It has not ended, for now or for good. */
    boolean isOpen() {
        return !over && !phase().ends();
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

    /** The same time, read from another watch, for a reason. */
    Clock with(Stopwatch next, Why reason) {
        long ended = phase().ends() ? endedMs + next.since() - watch.since() : endedMs;
        return new Clock(
                policyId,
                policyVersion,
                kind,
                cycle,
                priority,
                startedAt,
                next,
                reached,
                breachedAt,
                dueAt,
                over,
                name,
                targetMs,
                chain,
                reason,
                endDue,
                ended,
                verdict,
                gone,
                group);
    }

    /** Measured against another target, by the calendar of that group, with the levels of that chain. */
    Clock heldTo(int version, Priority to, long target, String by, Chain levels) {
        return new Clock(
                policyId,
                version,
                kind,
                cycle,
                to,
                startedAt,
                watch,
                reached,
                breachedAt,
                dueAt,
                over,
                name,
                target,
                levels,
                why,
                endDue,
                endedMs,
                verdict,
                gone,
                by);
    }

    Clock with(Chain next) {
        return marked(reached, breachedAt, dueAt, next);
    }

    /** With the levels of another chain. */
    Clock on(Chain next, int levels) {
        return marked(levels, breachedAt, dueAt, next);
    }

    Clock reached(int level, String levelName, long at) {
        Chain next = level == PAUSED_TOO_LONG ? chain : chain.reached(levelName, at);
        return marked(reached | (1 << level), breachedAt, dueAt, next);
    }

    Clock breached(String levelName, long at, long due, long wallMs) {
        return marked(
                reached | (1 << BREACH), at, due, chain.reached(levelName, at).due(wallMs));
    }

    /** A level that a new target has put ahead of the clock again. */
    Clock cleared(int level) {
        int left = reached & ~(1 << level);
        boolean breach = level == BREACH;
        Chain rest = left == 0 ? chain.afresh() : chain;
        return marked(left, breach ? 0 : breachedAt, breach ? 0 : dueAt, rest);
    }

    /** As it would stand under a promise that nobody had been told of. */
    Clock untold() {
        return marked(0, 0, 0, Chain.of(policyVersion).withAck(chain));
    }

    /** With all that was told of it before it was left. */
    Clock toldAs(Clock before) {
        return marked(before.reached, before.breachedAt, before.dueAt, before.chain.withAck(chain));
    }

    /** The same cycle from its beginning again, under that version of its policy. */
    Clock restarted(int version, Phase phase, long at, Why reason) {
        return new Clock(
                policyId,
                version,
                kind,
                cycle,
                priority,
                at,
                Stopwatch.started(phase, at),
                0,
                0,
                0,
                false,
                name,
                targetMs,
                Chain.of(version),
                reason,
                0,
                0,
                null,
                false,
                null);
    }

    Clock ended(Verdict how, long due) {
        return finished(over, due, how, gone);
    }

    Clock closed() {
        return finished(true, endDue, verdict, gone);
    }

    Clock vanished() {
        return finished(true, endDue, verdict, true);
    }

    private Clock marked(int levels, long at, long due, Chain next) {
        return new Clock(
                policyId,
                policyVersion,
                kind,
                cycle,
                priority,
                startedAt,
                watch,
                levels,
                at,
                due,
                over,
                name,
                targetMs,
                next,
                why,
                endDue,
                endedMs,
                verdict,
                gone,
                group);
    }

    private Clock finished(boolean forGood, long due, Verdict how, boolean away) {
        return new Clock(
                policyId,
                policyVersion,
                kind,
                cycle,
                priority,
                startedAt,
                watch,
                reached,
                breachedAt,
                dueAt,
                forGood,
                name,
                targetMs,
                chain,
                why,
                due,
                endedMs,
                how,
                away,
                group);
    }
}
