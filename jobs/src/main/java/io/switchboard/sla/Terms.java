package io.switchboard.sla;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.Priority;
import io.switchboard.policy.Held;
import io.switchboard.policy.Phase;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PublishMode;
import io.switchboard.policy.Target;
import io.switchboard.sla.Outcome.Verdict;
import java.util.Objects;

/** What clocks are held to, and what becomes of them when that changes: another policy, version, priority or due time. */
final class Terms {

    private final Rack rack;
    private final Fold fold;
    private final PolicyBook book;
    private final Force force;

    Terms(Rack rack, Fold fold, PolicyBook book, Force force) {
        this.rack = rack;
        this.fold = fold;
        this.book = book;
        this.force = force;
    }

    /**
     * The clock begins late, and stands where it would had the item been held to it from its opening. If the same
     * event ends it, that is an end like any other; if an earlier one did, it had ended before anybody was promised it.
     */
    void attach(Held one, long at, String because) {
        attach(one, 0, at, because);
    }

    /** A version that measures anew has clocks that its item would have had, had it always been in force. */
    void begin(Held one, long at, String because) {
        if (one.policy().mode() == PublishMode.OPEN_RECOMPUTE) {
            attach(one, one.policy().version(), at, because);
        }
    }

    private void attach(Held one, int version, long at, String because) {
        Force alone = new Force(one.policy().id(), one.rule().name(), version, null);
        Fold always = fold.alone(alone, fold.done(), at);
        int found = always.rack().current(one);
        if (found < 0) {
            return;
        }
        Clock clock = always.rack().get(found);
        Clock before = rack.find(clock.key());
        int place = rack.put(before == null || before.reached() == 0 ? clock.untold() : clock.toldAs(before));
        boolean ends = clock.phase().ends() && clock.watch().since() == at && clock.verdict() != Verdict.CANCELLED;
        if (clock.isOpen() || ends) {
            measure(place, clock.isBreached() ? clock.dueAt() : 0, at, because);
        }
        if (ends) {
            rack.conclude(place, at, Signs.verdict(clock.phase(), rack.get(place)));
        }
    }

    /**
     * The clock falls under another version of its policy; a pause goes on, as long as it is. One that has
     * ended stays under that which it ended under, until it comes back ({@link #retarget}).
     */
    void renew(int place, Held one, long at, String because) {
        Clock clock = rack.get(place);
        if (!clock.isOpen()) {
            return;
        }
        chain(place, one, at, because);
        Phase phase = Signs.phase(one.rule(), rack.item());
        Why why = new Why(because, null, null);
        if (phase.ends()) {
            rack.end(place, phase, at, Signs.verdict(phase, rack.get(place)), null, why);
            return;
        }
        if (phase != clock.phase()) {
            rack.turn(place, phase, at, why);
        } else if (clock.runs()) {
            rack.turn(place, phase, at, clock.why());
        }
        long due = one.policy().mode() == PublishMode.OPEN_RECOMPUTE ? recountAll(place, one, fold.done(), at) : 0;
        rack.set(place, heldTo(one, rack.get(place)));
        measure(place, due, at, because);
    }

    /**
     * The time used is kept and measured against the new target; a pause is as long as it is. What is left is
     * measured by the calendar of the group that has the item now. A clock that comes back after its end may find a new
     * version of its policy, too.
     */
    void retarget(int place, Held one, Moment moment) {
        Clock clock = rack.get(place);
        Priority to = priority(one);
        Target target = one.rule().targets().get(to);
        boolean given = moment.before() != null
                && moment.before().targetAt() != moment.item().targetAt();
        boolean handedOver = !Objects.equals(clock.group(), group(one, to));
        boolean renewed = clock.policyVersion() != one.policy().version();
        if (to == clock.priority() && !given && !handedOver && !renewed) {
            return;
        }
        long due = target.kind() == Target.Kind.GIVEN ? moment.item().targetAt() : 0;
        if (clock.runs()) {
            rack.turn(place, clock.phase(), moment.at(), clock.why());
        }
        if (renewed) {
            chain(place, one, moment.at(), moment.entry().eventId());
        }
        if (renewed && one.policy().mode() == PublishMode.OPEN_RECOMPUTE) {
            due = recountAll(place, one, fold.done() - 1, moment.at());
        } else if (to != clock.priority()) {
            Force alone = new Force(clock.policyId(), clock.name(), 0, to);
            Clock always =
                    fold.alone(alone, fold.done() - 1, moment.at() - 1).rack().find(clock.key());
            due = recount(place, one, always, moment.at());
        }
        rack.set(place, heldTo(one, rack.get(place)));
        measure(place, due, moment.at(), moment.entry().eventId());
    }

    /**
     * What a new target puts behind the clock is reached at the moment of the change, for it was not promised before
     * what it puts ahead again is cleared.
     *
     * @param due when the target was used up, if it is; 0 if nobody knows
     */
    void measure(int place, long due, long at, String because) {
        Promise promise = Promise.of(book, rack.get(place));
        for (int level : promise.inOrder()) {
            Clock clock = rack.get(place);
            boolean breach = level == Clock.BREACH;
            if (clock.hasReached(level)) {
                if (promise.isAhead(level, clock, at)) {
                    rack.clear(place, level, at, dueOf(clock, promise, due, at), Escalation.RETARGETED, because);
                }
            } else if ((breach || !clock.chain().acked()) && promise.isBehind(level, clock, at)) {
                long used = dueOf(clock, promise, due, at);
                boolean backdated = breach && promise.rule().options().backdate() && used != 0;
                long broken = promise.brokenAt(used);
                rack.reach(place, level, backdated ? used : at, used, broken, Escalation.RETARGETED, because);
            }
        }
    }

    /**
     * The chain is frozen with its first level, unless the new version says otherwise: then what was told of
     * levels that it does not have is taken back, for nobody would know of them later.
     */
    private void chain(int place, Held one, long at, String because) {
        Clock clock = rack.get(place);
        if (clock.chain().firstAt() > 0 && !one.rule().options().forceChain()) {
            return;
        }
        Promise promise = Promise.of(book, clock);
        for (int level = 1; level < promise.levels(); level++) {
            if (clock.hasReached(level) && !one.rule().hasLevel(promise.name(level))) {
                rack.clear(place, level, at, clock.dueAt(), null, because);
            }
        }
        Clock left = rack.get(place);
        rack.set(place, left.on(left.chain().under(one.policy().version()), promise.reachedOf(one.rule(), left)));
    }

    Clock heldTo(Held one, Clock clock) {
        Priority priority = priority(one);
        long target = one.rule()
                .targets()
                .get(priority)
                .businessMs(clock.startedAt(), rack.item().targetAt());
        return clock.heldTo(one.policy().version(), priority, target, group(one, priority), clock.chain());
    }

    private String group(Held one, Priority priority) {
        return one.rule().targets().get(priority).measuredBy(rack.item().group());
    }

    private Priority priority(Held one) {
        if (priority() != null) {
            return priority();
        }
        return rack.item().priority() == null
                ? one.policy().defaultPriority()
                : rack.item().priority();
    }

    private Priority priority() {
        return force == null ? null : force.priority();
    }

    /**
     * The same for a version that measures anew from the opening, after the first {@code count} entries: all of the
     * clock's time is that of one that was always held to it, since other statuses may let it run, rest or end.
     */
    private long recountAll(int place, Held one, int count, long at) {
        Force alone =
                new Force(one.policy().id(), one.rule().name(), one.policy().version(), priority());
        Clock clock = rack.get(place);
        Clock always = fold.alone(alone, count, at - 1).rack().find(clock.key());
        if (always == null) {
            return 0;
        }
        boolean restsOn = clock.phase() == Phase.PAUSE && clock.watch().since() < at && always.phase() == Phase.PAUSE;
        Stopwatch turned = always.watch().turned(clock.phase(), at, calendar(one, always));
        rack.set(place, clock.timedAs(restsOn ? always : always.with(turned, clock.why())));
        return always.isBreached() ? always.dueAt() : 0;
    }

    /**
     * The time used is counted as for a clock that was always held to the target.
     *
     * @return when that one's target was used up, in epoch milliseconds; 0 if it is not
     */
    private long recount(int place, Held one, Clock always, long at) {
        if (always == null) {
            return 0;
        }
        Clock clock = rack.get(place);
        Stopwatch watch = clock.watch().measured(always.watch().businessAt(at, calendar(one, always)));
        rack.set(place, clock.with(watch, clock.why()));
        return always.isBreached() ? always.dueAt() : 0;
    }

    private static BusinessCalendar calendar(Held one, Clock always) {
        return one.rule().targets().get(always.priority()).calendar(always.group());
    }

    /** When the target is or was used up, as well as one can know. */
    private static long dueOf(Clock clock, Promise promise, long due, long at) {
        if (!promise.isBehind(Clock.BREACH, clock, at)) {
            return promise.dueAt(clock);
        }
        if (due == 0) {
            return clock.isBreached() ? clock.dueAt() : at;
        }
        return Math.min(due, at);
    }
}
