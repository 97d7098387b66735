package io.switchboard.sla;

import io.switchboard.event.Priority;
import io.switchboard.policy.ClockKind;
import io.switchboard.policy.ClockRule;
import io.switchboard.policy.Held;
import io.switchboard.policy.Level;
import io.switchboard.policy.Phase;
import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PublishMode;
import io.switchboard.policy.Recurrence;
import io.switchboard.policy.Target;
import io.switchboard.sla.Escalation.Kind;
import io.switchboard.sla.Outcome.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The clocks of one item, on which a {@link Fold} plays: they begin, turn, are held to other promises, ring and end. */
final class Bench {

    /** The only cycle of a clock that never begins anew, and the first of one whose reopening begins the next. */
    private static final String FIRST_CYCLE = "1";

    private final Fold fold;
    private final PolicyBook book;
    private final Marks marks;
    private final Force force;
    private final List<Clock> clocks;

    Bench(Fold fold, PolicyBook book, Marks marks, Force force, List<Clock> clocks) {
        this.fold = fold;
        this.book = book;
        this.marks = marks;
        this.force = force;
        this.clocks = new ArrayList<>(clocks);
    }

    List<Clock> clocks() {
        return clocks;
    }

    /** Null if there is no such cycle. */
    Clock find(CycleKey key) {
        int place = place(key);
        return place < 0 ? null : clocks.get(place);
    }

    Alarm nextAlarm() {
        return Alarm.next(clocks, book);
    }

    /** All that is set off by {@code until} is reached, the earliest first. */
    void ring(long until) {
        for (Alarm alarm = nextAlarm(); alarm != null && alarm.at() <= until; alarm = nextAlarm()) {
            Clock clock = clocks.get(alarm.place());
            boolean breach = alarm.level() == Clock.BREACH;
            long due = Promise.of(book, clock).dueAt(clock);
            reach(alarm.place(), alarm.level(), breach ? due : alarm.at(), due, null, item().version());
        }
    }

    /** The item was opened: the clocks begin that count from then. */
    void open(Held one, Moment moment) {
        Signs signs = new Signs(one.rule(), moment);
        if (signs.begins(null)) {
            begin(one, signs, null);
        }
    }

    /** An event happened; what was not held {@code before} is attached as if it always had been. */
    void step(List<Held> held, List<Held> before, Moment moment) {
        for (Held one : held) {
            if (isAmong(before, one)) {
                step(one, new Signs(one.rule(), moment));
            } else {
                attach(one, moment.at(), moment.entry().eventId());
            }
        }
    }

    /** A policy took its turn. */
    void turn(List<Held> held, List<Held> before, long at) {
        for (Held one : held) {
            if (!isAmong(before, one)) {
                attach(one, at, name(one.policy()));
                continue;
            }
            int place = current(one);
            if (place >= 0 && clocks.get(place).policyVersion() != one.policy().version()) {
                renew(place, one, at, name(one.policy()));
            }
        }
    }

    /** What was held {@code before} and is no more is cancelled, and what was told of it is taken back. */
    void leave(List<Held> before, List<Held> held, long at, String eventId) {
        for (Held one : before) {
            int place = isAmong(held, one) ? -1 : current(one);
            if (place >= 0 && clocks.get(place).isOpen()) {
                boolean retired = book.isRetired(one.policy().id(), at);
                String because = retired ? "retired " + one.policy().id() : name(one.policy());
                withdrawAll(place, at, eventId == null ? because : eventId);
                end(place, Phase.CLOSE, at, Verdict.CANCELLED, retired ? Outcome.RETIRED : Outcome.UNMATCHED, null);
            }
            if (place >= 0) {
                clocks.set(place, clocks.get(place).closed());
            }
        }
    }

    /** The item was merged, deleted or found to be spam. */
    void cancel(Moment moment) {
        Why why = Why.of(moment.entry(), moment.item());
        for (int place = 0; place < clocks.size(); place++) {
            if (clocks.get(place).isOpen()) {
                String reason = moment.entry().kind().name();
                end(place, Phase.CLOSE, moment.at(), Verdict.CANCELLED, reason, why);
            }
            clocks.set(place, clocks.get(place).closed());
        }
    }

    /** Somebody takes care of a chain, or gives it back. */
    void acknowledge(Entry ack) {
        for (int place = 0; place < clocks.size(); place++) {
            Clock clock = clocks.get(place);
            boolean meant = (ack.policyId() == null || ack.policyId().equals(clock.policyId()))
                    && (ack.clock() == null || ack.clock().equals(clock.name()))
                    && (ack.cycle() == null || ack.cycle().equals(clock.cycle()));
            if (meant && clock.isOpen()) {
                Chain chain = clock.chain();
                boolean taken = ack.kind() == Entry.Kind.ACK;
                clocks.set(place, clock.with(taken ? chain.taken() : chain.resumed(ack.at())));
            }
        }
    }

    /** How a level of a cycle stands at {@code at}, for a record that takes back what was told of it. */
    Mark mark(CycleKey cycle, Told told, long at, String because) {
        Clock clock = find(cycle);
        long wall = clock == null ? 0 : clock.watch().wallAt(at);
        long business = clock == null
                ? 0
                : clock.watch().businessAt(at, Promise.of(book, clock).calendar());
        return new Mark(
                told.name(),
                null,
                told.version(),
                told.dueAt(),
                at,
                wall,
                business,
                at,
                told(cycle, told),
                null,
                because,
                item().customerId(),
                item().snapshot());
    }

    /** Who was told of a level; no one if the policy or the level is no more. */
    private List<String> told(CycleKey cycle, Told told) {
        Policy policy = book.policy(cycle.policyId(), told.version());
        ClockRule rule = policy == null ? null : policy.rule(cycle.clock());
        return rule == null ? List.of() : rule.recipients(told.name());
    }

    /** What an event does to a clock: a new target, then cancel before stop before pause before start. */
    private void step(Held one, Signs signs) {
        int place = current(one);
        if (place >= 0 && clocks.get(place).isOpen()) {
            happen(place, one, signs);
        } else if (place >= 0 && !clocks.get(place).over()) {
            reopen(place, one, signs);
        }
        Clock last = place < 0 ? null : clocks.get(place);
        if (last != null && last.isOpen()) {
            inherit(place, one, signs);
        } else if (signs.begins(last)) {
            begin(one, signs, last);
        }
    }

    private void happen(int place, Held one, Signs signs) {
        Moment moment = signs.moment();
        Why why = Why.of(moment.entry(), moment.item());
        if (signs.cancels()) {
            end(place, Phase.CLOSE, moment.at(), Verdict.CANCELLED, Outcome.CONDITION, why);
            clocks.set(place, clocks.get(place).closed());
            return;
        }
        retarget(place, one, moment);
        boolean begun = moment.at() >= clocks.get(place).startedAt();
        Phase phase = signs.phase(begun);
        if (phase.ends() && !begun) {
            end(place, Phase.CLOSE, moment.at(), Verdict.CANCELLED, Outcome.NOT_BEGUN, why);
            clocks.set(place, clocks.get(place).closed());
        } else if (phase.ends()) {
            end(place, phase, moment.at(), verdict(phase, clocks.get(place)), null, why);
            if (signs.endsForGood()) {
                clocks.set(place, clocks.get(place).closed());
            }
        } else if (signs.resets()) {
            end(place, Phase.CLOSE, moment.at(), Verdict.CANCELLED, Outcome.RESET, why);
            clocks.set(place, clocks.get(place).closed());
            begin(one, signs, clocks.get(place));
        } else if (phase != clocks.get(place).phase()) {
            turn(place, phase, moment.at(), why);
        }
    }

    private static Verdict verdict(Phase phase, Clock clock) {
        if (phase == Phase.CLOSE) {
            return Verdict.MET_BY_CLOSE;
        }
        return clock.isBreached() ? Verdict.MET_LATE : Verdict.MET;
    }

    /** The item comes back from a state that had ended the clock. */
    private void reopen(int place, Held one, Signs signs) {
        Moment moment = signs.moment();
        if (signs.handsOn()) {
            clocks.set(place, clocks.get(place).closed());
            return;
        }
        Phase phase = signs.phase(false);
        if (phase.ends() || moment.isThanks(one.rule().options())) {
            return;
        }
        Why why = Why.of(moment.entry(), moment.item());
        switch (one.rule().reopen()) {
            case CONTINUE -> {
                retarget(place, one, moment);
                turn(place, phase, moment.at(), why);
            }
            case NEW_CYCLE -> {
                clocks.set(place, clocks.get(place).closed());
                begin(one, signs, clocks.get(place));
            }
            case RESTART_FROM_REOPEN -> {
                withdrawAll(place, moment.at(), moment.entry().eventId());
                Clock restarted = clocks.get(place).restarted(phase, moment.at(), why);
                clocks.set(place, heldTo(one, restarted));
            }
            case IGNORE -> clocks.set(place, clocks.get(place).closed());
        }
    }

    private void begin(Held one, Signs signs, Clock last) {
        Moment moment = signs.moment();
        boolean opening = moment.before() == null;
        Phase phase = signs.phase(false);
        if (phase.ends()) {
            if (!opening) {
                return;
            }
            phase = Phase.RUN;
        }
        long at = opening ? moment.item().openedAt() : startsAt(one.rule(), moment, last);
        Why why = Why.of(moment.entry(), moment.item());
        String cycle = cycle(one.rule(), moment, last);
        ClockRule rule = one.rule();
        Clock clock = heldTo(
                one,
                Clock.started(one.policy().id(), one.policy().version(), rule, cycle, Priority.P4, at, phase, 0, why));
        int place = put(clock);
        if (at < moment.at() && !opening) {
            measure(place, 0, moment.at(), moment.entry().eventId());
        }
    }

    private static long startsAt(ClockRule rule, Moment moment, Clock last) {
        Entry entry = moment.entry();
        if (entry.kind() == Entry.Kind.INHERITED) {
            return Math.min(entry.saidAt(), entry.at());
        }
        boolean waits = rule.recurrence() == Recurrence.SEQUENTIAL && last != null;
        return waits ? Math.max(entry.at(), last.endDue()) : entry.at();
    }

    private static String cycle(ClockRule rule, Moment moment, Clock last) {
        boolean named = rule.recurrence() != Recurrence.NONE || last != null;
        return named ? moment.entry().eventId() : FIRST_CYCLE;
    }

    /** An older message that a merge brought is now the oldest that waits. */
    private void inherit(int place, Held one, Signs signs) {
        Entry entry = signs.moment().entry();
        Clock clock = clocks.get(place);
        boolean older = one.rule().kind() == ClockKind.NEXT_REPLY
                && signs.moment().asks(one.rule().options())
                && entry.kind() == Entry.Kind.INHERITED
                && entry.saidAt() < clock.startedAt();
        if (older) {
            withdrawAll(place, entry.at(), entry.eventId());
            Why why = Why.of(entry, item());
            end(place, Phase.CLOSE, entry.at(), Verdict.CANCELLED, Entry.Kind.MERGED.name(), why);
            clocks.set(place, clocks.get(place).closed());
            begin(one, signs, clocks.get(place));
        }
    }

    private void attach(Held one, long at, String because) {
        Force alone = new Force(one.policy().id(), one.rule().name(), 0, null);
        Fold always = fold.alone(alone, fold.done(), at);
        Bench bench = always.bench();
        int found = bench.current(one);
        if (found < 0) {
            return;
        }
        Clock clock = bench.clocks.get(found);
        Clock before = find(clock.key());
        int place = put(before == null || before.reached() == 0 ? clock.untold() : clock.toldAs(before));
        if (clock.isOpen()) {
            measure(place, clock.isBreached() ? clock.dueAt() : 0, at, because);
        }
    }

    /** The clock falls under another version of its policy. */
    private void renew(int place, Held one, long at, String because) {
        clocks.set(place, chained(clocks.get(place), one));
        Clock clock = clocks.get(place);
        if (!clock.isOpen()) {
            clocks.set(place, clock.heldTo(one.policy().version(), clock.priority(), clock.targetMs(), clock.chain()));
            return;
        }
        Phase phase = Signs.phase(one.rule(), item());
        Why why = new Why(because, null, null);
        if (phase.ends()) {
            end(place, phase, at, verdict(phase, clock), null, why);
            return;
        }
        turn(place, phase, at, phase == clock.phase() ? clock.why() : why);
        Clock turned = clocks.get(place);
        long due = 0;
        if (one.policy().mode() == PublishMode.OPEN_RECOMPUTE) {
            Force alone =
                    new Force(one.policy().id(), one.rule().name(), one.policy().version(), priority());
            Clock always = fold.alone(alone, fold.done(), at - 1).bench().find(clock.key());
            turned = always == null ? turned : turned.with(remeasured(turned, always, one, at), turned.why());
            due = always != null && always.isBreached() ? always.dueAt() : 0;
        }
        clocks.set(place, heldTo(one, turned));
        measure(place, due, at, because);
    }

    /** The chain is frozen with its first level, unless the new version says otherwise. */
    private Clock chained(Clock clock, Held one) {
        if (clock.chain().firstAt() > 0 && !one.rule().options().forceChain()) {
            return clock;
        }
        Chain chain = clock.chain().under(one.policy().version());
        return clock.on(chain, Promise.of(book, clock).reachedOf(one.rule(), clock));
    }

    /** The time used is kept and measured against the new target. */
    private void retarget(int place, Held one, Moment moment) {
        Clock clock = clocks.get(place);
        Priority to = priority(one);
        boolean given = moment.before() != null
                && moment.before().targetAt() != moment.item().targetAt();
        if (to == clock.priority() && !given) {
            return;
        }
        long due = moment.item().targetAt();
        turn(place, clock.phase(), moment.at(), clock.why());
        Clock turned = clocks.get(place);
        if (to != clock.priority()) {
            Force alone = new Force(clock.policyId(), clock.name(), 0, to);
            Clock always =
                    fold.alone(alone, fold.done() - 1, moment.at() - 1).bench().find(clock.key());
            turned = always == null ? turned : turned.with(remeasured(turned, always, one, moment.at()), turned.why());
            due = always != null && always.isBreached() ? always.dueAt() : 0;
        }
        clocks.set(place, heldTo(one, turned));
        measure(place, due, moment.at(), moment.entry().eventId());
    }

    private Stopwatch remeasured(Clock clock, Clock always, Held one, long at) {
        Target target = one.rule().targets().get(always.priority());
        return clock.watch().measured(always.watch().businessAt(at, target.calendar()));
    }

    /**
     * What a new target puts behind the clock is reached at the moment of the change, for it was not promised before
     * what it puts ahead again is cleared.
     *
     * @param due when the target was used up, if it is; 0 if nobody knows
     */
    private void measure(int place, long due, long at, String because) {
        Promise promise = Promise.of(book, clocks.get(place));
        for (int level : promise.inOrder()) {
            Clock clock = clocks.get(place);
            boolean breach = level == Clock.BREACH;
            if (clock.hasReached(level)) {
                if (promise.isAhead(level, clock, at)) {
                    Mark mark = mark(clock, level, at, dueOf(clock, promise, due, at), Escalation.RETARGETED, because);
                    clocks.set(place, clock.cleared(level));
                    marks.cleared(clocks.get(place), mark);
                }
            } else if ((breach || !clock.chain().acked()) && promise.isBehind(level, clock, at)) {
                long used = dueOf(clock, promise, due, at);
                boolean backdated = breach && promise.rule().options().backdate() && used != 0;
                reach(place, level, backdated ? used : at, used, Escalation.RETARGETED, because);
            }
        }
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

    private void reach(int place, int level, long at, long due, String cause, String because) {
        Clock clock = clocks.get(place);
        Mark mark = mark(clock, level, at, due, cause, because);
        boolean breach = level == Clock.BREACH;
        Clock next =
                breach ? clock.breached(mark.level(), at, due, mark.wallMs()) : clock.reached(level, mark.level(), at);
        clocks.set(place, next);
        marks.reached(next, mark);
    }

    private void withdrawAll(int place, long at, String because) {
        Clock clock = clocks.get(place);
        for (int level = 0; level < Integer.SIZE; level++) {
            if (clock.hasReached(level)) {
                Mark mark = mark(clock, level, at, clock.dueAt(), null, because);
                clock = clock.cleared(level);
                clocks.set(place, clock);
                marks.cleared(clock, mark);
            }
        }
    }

    private Mark mark(Clock clock, int place, long at, long due, String cause, String because) {
        Promise promise = Promise.of(book, clock);
        Level level = promise.level(place);
        boolean window = level != null && level.deliverWindow() != null;
        return new Mark(
                promise.name(place),
                kind(place, level),
                place == Clock.BREACH ? clock.policyVersion() : clock.chain().version(),
                due,
                at,
                clock.watch().wallAt(at),
                clock.watch().businessAt(at, promise.calendar()),
                window ? level.deliverWindow().opensAt(at) : at,
                level == null ? List.of() : level.recipients(),
                cause,
                because,
                item().customerId(),
                item().snapshot());
    }

    private static Kind kind(int place, Level level) {
        if (place == Clock.BREACH) {
            return Kind.BREACH;
        }
        if (level == null) {
            return Kind.WARNING;
        }
        return switch (level.kind()) {
            case WARNING -> Kind.WARNING;
            case ESCALATION -> Kind.ESCALATION;
            case EXHAUSTED -> Kind.CHAIN_EXHAUSTED;
        };
    }

    private void turn(int place, Phase phase, long at, Why why) {
        Clock clock = clocks.get(place);
        marks.spanned(clock, at);
        Promise promise = Promise.of(book, clock);
        clocks.set(place, clock.with(clock.watch().turned(phase, at, promise.calendar()), why));
    }

    private void end(int place, Phase phase, long at, Verdict verdict, String reason, Why why) {
        Clock clock = clocks.get(place);
        long due = clock.isBreached() ? clock.dueAt() : Promise.of(book, clock).dueAt(clock);
        turn(place, phase, at, why == null ? clock.why() : why);
        Clock done = clocks.get(place).ended(verdict, due);
        clocks.set(place, done);
        marks.ended(done, Ending.of(done, item(), reason, at));
    }

    private Clock heldTo(Held one, Clock clock) {
        Priority priority = priority(one);
        long target = one.rule().targets().get(priority).businessMs(clock.startedAt(), item().targetAt());
        return clock.heldTo(one.policy().version(), priority, target, clock.chain());
    }

    private Priority priority() {
        return force == null ? null : force.priority();
    }

    private Priority priority(Held one) {
        if (priority() != null) {
            return priority();
        }
        return item().priority() == null ? one.policy().defaultPriority() : item().priority();
    }

    private Item item() {
        return fold.item();
    }

    /** In the place of the same cycle, or behind all others. */
    private int put(Clock clock) {
        int place = place(clock.key());
        if (place >= 0) {
            clocks.set(place, clock);
            return place;
        }
        clocks.add(clock);
        return clocks.size() - 1;
    }

    private int place(CycleKey key) {
        for (int place = 0; place < clocks.size(); place++) {
            if (clocks.get(place).key().equals(key)) {
                return place;
            }
        }
        return -1;
    }

    /** The last cycle of a clock; -1 if it has none. */
    private int current(Held one) {
        for (int place = clocks.size() - 1; place >= 0; place--) {
            if (clocks.get(place).isOf(one.policy().id(), one.rule().name())) {
                return place;
            }
        }
        return -1;
    }

    private static boolean isAmong(List<Held> held, Held one) {
        for (Held other : held) {
            if (other.policy().id().equals(one.policy().id())
                    && other.rule().name().equals(one.rule().name())) {
                return true;
            }
        }
        return false;
    }

    private static String name(Policy policy) {
        return "policy " + policy.id() + " version " + policy.version();
    }
}
