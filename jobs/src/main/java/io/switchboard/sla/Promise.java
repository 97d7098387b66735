package io.switchboard.sla;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.Priority;
import io.switchboard.policy.ClockRule;
import io.switchboard.policy.Level;
import io.switchboard.policy.Level.Kind;
import io.switchboard.policy.Level.Measure;
import io.switchboard.policy.Phase;
import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * What a clock is held to: its rule and target under the policy's version now, and the levels of its chain.
 *
 * @param chain the rule whose levels these are, which may be an older version's
 */
record Promise(ClockRule rule, ClockRule chain, BusinessCalendar calendar) {

    private static final long NEVER = Long.MAX_VALUE;

    static Promise of(PolicyBook book, Clock clock) {
        ClockRule rule = rule(book, clock, clock.policyVersion());
        int version = clock.chain().version();
        ClockRule chain = version == clock.policyVersion() ? rule : rule(book, clock, version);
        return new Promise(rule, chain, rule.targets().get(clock.priority()).calendar(clock.group()));
    }

    private static ClockRule rule(PolicyBook book, Clock clock, int version) {
        Policy policy = book.policy(clock.policyId(), version);
        return policy.rule(clock.name());
    }

    Target target(Priority priority) {
        return rule.targets().get(priority);
    }

    /** The places of the chain's levels and of the target itself; that of a pause that is too long is beyond them. */
    int levels() {
        return chain.levels().size() + 1;
    }

    /** The levels reached, as the bits of another rule's chain that has levels of the same names. */
    int reachedOf(ClockRule other, Clock clock) {
        int reached = clock.reached() & (1 << Clock.BREACH | 1 << Clock.PAUSED_TOO_LONG);
        for (int place = 1; place <= other.levels().size(); place++) {
            String name = other.levels().get(place - 1).name();
            for (int old = 1; old < levels(); old++) {
                boolean same = clock.hasReached(old) && name(old).equals(name);
                reached |= same ? 1 << place : 0;
            }
        }
        return reached;
    }

    String name(int place) {
        if (place == Clock.BREACH) {
            return Level.BREACH;
        }
        return place == Clock.PAUSED_TOO_LONG
                ? Level.PAUSED_TOO_LONG
                : chain.levels().get(place - 1).name();
    }

    /** How the level is told; null if the policy does not say. */
    Level level(int place) {
        if (place == Clock.PAUSED_TOO_LONG) {
            return null;
        }
        return place == Clock.BREACH ? chain.options().target() : chain.levels().get(place - 1);
    }

    /** When the clock will set the level off if nothing happens; MAX_VALUE for never. */
    long triggers(int place, Clock clock) {
        if (clock.targetMs() == Target.NONE) {
            return NEVER;
        }
        if (place == Clock.BREACH) {
            return clock.runs() ? clock.watch().exceeds(clock.targetMs(), calendar) : NEVER;
        }
        return clock.chain().acked() || isExhausted(clock)
                ? NEVER
                : chained(chain.levels().get(place - 1), clock);
    }

    /** When a pause has lasted too long; MAX_VALUE for never. */
    long pausedTooLong(Clock clock) {
        long most = rule.options().maxPauseMs();
        return most > 0 && clock.phase() == Phase.PAUSE && !clock.over()
                ? clock.watch().since() + most
                : NEVER;
    }

    /** When the target is used up if the clock runs on; 0 while it does not run, or if nothing is promised. */
    long dueAt(Clock clock) {
        if (clock.phase() != Phase.RUN || clock.targetMs() == Target.NONE) {
            return 0;
        }
        Stopwatch watch = clock.watch();
        return usedUp(watch.since(), Math.max(0, clock.targetMs() - watch.businessMs()), clock);
    }

    /** At closing time, if that is when, unless it counts in days that lead to the opening after it. */
    private long usedUp(long from, long left, Clock clock) {
        boolean atAnOpening = target(clock.priority()).endsAtAnOpening(clock.startedAt());
        return atAnOpening ? calendar.exceeded(from, left) : calendar.plus(from, left);
    }

    /** The deadline that a running clock has or has missed; 0 while it does not run. */
    long dueOnRecord(Clock clock) {
        return clock.isBreached() && clock.runs() ? clock.dueAt() : dueAt(clock);
    }

    /** The places in the order in which they are reached, but for the wall's whims: what follows the target comes last. */
    List<Integer> inOrder() {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int place = 1; place < levels(); place++) {
            Level level = chain.levels().get(place - 1);
            boolean later =
                    level.measure() == Measure.AFTER || (level.measure() == Measure.PERCENT && level.amount() > 100);
            (later ? after : before).add(place);
        }
        before.add(Clock.BREACH);
        before.addAll(after);
        return before;
    }

    /** Whether a clock that is measured anew has passed a level before {@code at}. */
    boolean isBehind(int place, Clock clock, long at) {
        if (clock.targetMs() == Target.NONE) {
            return false;
        }
        Level level = place == Clock.BREACH ? null : chain.levels().get(place - 1);
        if (level != null && isWall(level)) {
            long due = due(clock);
            return level.measure() == Measure.AFTER
                    ? clock.isBreached() && sinceDue(clock, at) > level.amount()
                    : due != 0 && due - level.amount() < at;
        }
        return clock.watch().businessAt(at, calendar) > threshold(level, clock);
    }

    /** Whether a clock that is measured anew has still to reach a level at {@code at}; a target, to exceed it. */
    boolean isAhead(int place, Clock clock, long at) {
        if (clock.targetMs() == Target.NONE) {
            return true;
        }
        Level level = place == Clock.BREACH ? null : chain.levels().get(place - 1);
        long used = clock.watch().businessAt(at, calendar);
        if (level != null && isWall(level)) {
            long left = clock.targetMs() - used;
            return level.measure() == Measure.AFTER
                    ? left >= 0 || sinceDue(clock, at) < level.amount()
                    : left >= 0 && usedUp(at, left, clock) - level.amount() > at;
        }
        return place == Clock.BREACH ? used <= clock.targetMs() : used < threshold(level, clock);
    }

    private static long threshold(Level level, Clock clock) {
        return level == null ? clock.targetMs() : level.thresholdMs(clock.targetMs());
    }

    private long due(Clock clock) {
        return clock.isBreached() ? clock.dueAt() : dueAt(clock);
    }

    /** Wall time that the clock has run since its breach. */
    private static long sinceDue(Clock clock, long at) {
        return clock.watch().wallAt(at) - clock.chain().wallAtDue();
    }

    private long chained(Level level, Clock clock) {
        long natural = natural(level, clock);
        long limit = rule.options().maxAgeMs() > 0 && clock.chain().firstAt() > 0
                ? clock.chain().firstAt() + rule.options().maxAgeMs()
                : NEVER;
        long at = level.kind() == Kind.EXHAUSTED ? Math.min(natural, limit) : natural;
        return at == NEVER || at > limit ? NEVER : Math.max(at, clock.chain().resumedAt());
    }

    private long natural(Level level, Clock clock) {
        boolean goesOn = rule.options().continueWhilePaused() && clock.isBreached() && level.measure() == Measure.AFTER;
        if (goesOn && clock.isOpen()) {
            return isWall(level) ? brokenAt(clock) + level.amount() : calendar.plus(clock.breachedAt(), level.amount());
        }
        if (!clock.runs()) {
            return NEVER;
        }
        Stopwatch watch = clock.watch();
        if (!isWall(level)) {
            return watch.reaches(level.thresholdMs(clock.targetMs()), calendar);
        }
        if (level.measure() == Measure.BEFORE) {
            return Math.max(watch.since(), due(clock) - level.amount());
        }
        return clock.isBreached()
                ? watch.since() + Math.max(0, clock.chain().wallAtDue() + level.amount() - watch.wallMs())
                : watch.exceeds(clock.targetMs(), calendar) + level.amount();
    }

    private long brokenAt(Clock clock) {
        long at = clock.breachedAt();
        return at == clock.dueAt() ? brokenAt(at) : at;
    }

    /** A promise that is used up at closing time is broken when the calendar opens again. */
    long brokenAt(long usedUp) {
        return calendar.exceeded(usedUp, 0);
    }

    private boolean isExhausted(Clock clock) {
        int last = chain.levels().size();
        return last > 0 && chain.levels().get(last - 1).kind() == Kind.EXHAUSTED && clock.hasReached(last);
    }

    private static boolean isWall(Level level) {
        return level.wall() && level.measure() != Measure.PERCENT;
    }
}
