package io.switchboard.sla;

import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.policy.ClockKind;
import io.switchboard.policy.ClockRule;
import io.switchboard.policy.Phase;
import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.Reopen;
import io.switchboard.sla.Outcome.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays a ledger over its clocks: time passes, an entry happens, time passes. The same entries and the same
 * time always give the same, however often one stops in between.
 */
final class Fold {

    /** The only cycle of a clock that never begins anew. */
    private static final String SINGLE_CYCLE = "1";

    private final Promises promises;
    private final ItemType type;
    private final List<Policy> policies;
    private final Marks marks;
    private final Priority forced;
    private final List<Clock> clocks;
    private Item item;
    private String latest;

    private Fold(
            Promises promises,
            ItemType type,
            List<Policy> policies,
            Marks marks,
            Priority forced,
            Item item,
            String latest,
            List<Clock> clocks) {
        this.promises = promises;
        this.type = type;
        this.policies = policies;
        this.marks = marks;
        this.forced = forced;
        this.item = item;
        this.latest = latest;
        this.clocks = new ArrayList<>(clocks);
    }

    /** From before the ledger's first entry. */
    static Fold fresh(Ledger ledger, PolicyBook book, Marks marks) {
        return new Fold(new Promises(book), ledger.type(), ledger.policies(book), marks, null, null, null, List.of());
    }

    /** From where the ledger stands. */
    static Fold from(Ledger ledger, PolicyBook book, Marks marks) {
        String latest = ledger.entries().isEmpty() ? null : ledger.last().eventId();
        return new Fold(
                new Promises(book),
                ledger.type(),
                ledger.policies(book),
                marks,
                null,
                ledger.item(),
                latest,
                ledger.clocks());
    }

    Item item() {
        return item;
    }

    List<Clock> clocks() {
        return clocks;
    }

    /** All of {@code entries}, with the time between them and up to {@code until}. */
    Fold play(List<Entry> entries, long until) {
        for (int i = 0; i < entries.size(); i++) {
            apply(entries, i);
        }
        pass(until);
        return this;
    }

    /** Time passes up to the entry at {@code index}, then it happens; those before it have been applied. */
    void apply(List<Entry> entries, int index) {
        Entry entry = entries.get(index);
        if (index == 0) {
            open(entry);
        }
        pass(entry.at() - 1);
        item = item.after(entry);
        latest = entry.eventId();
        for (int i = 0; i < clocks.size(); i++) {
            clocks.set(i, after(i, entries, index));
        }
    }

    /** Every level that is set off by {@code until}, that millisecond included, is reached, the earliest first. */
    void pass(long until) {
        Alarm alarm = nextAlarm();
        while (alarm != null && alarm.at() <= until) {
            Clock clock = clocks.get(alarm.place());
            boolean breach = alarm.level() == Clock.BREACH;
            long at = breach ? promises.of(clock).dueAt(clock.watch()) : alarm.at();
            Mark mark = mark(alarm.place(), alarm.level(), at);
            clocks.set(alarm.place(), breach ? clock.breached(at, at) : clock.reached(alarm.level()));
            marks.reached(alarm.place(), clock, mark);
            alarm = nextAlarm();
        }
    }

    /** Null if nothing will be due as things stand. */
    Alarm nextAlarm() {
        return Alarm.next(clocks, promises);
    }

    /** How the level's clock stands at {@code at}, in its present span. */
    Mark mark(int place, int level, long at) {
        Clock clock = clocks.get(place);
        Promise promise = promises.of(clock);
        Stopwatch watch = clock.watch();
        return new Mark(
                level,
                promise.dueAt(watch),
                at,
                watch.wallAt(at),
                watch.businessAt(at, promise.calendar()),
                null,
                latest,
                item.customerId(),
                item.snapshot());
    }

    private void open(Entry first) {
        item = Item.opened(type, first);
        long at = first.createdAt() > 0 ? Math.min(first.createdAt(), first.at()) : first.at();
        for (Policy policy : policies) {
            Priority priority = priority(first, policy);
            for (ClockRule rule : policy.clocks()) {
                Stopwatch watch = Stopwatch.started(rule.phases().get(item.status()), at);
                clocks.add(new Clock(
                        policy.id(), policy.version(), rule.kind(), SINGLE_CYCLE, priority, at, watch, 0, 0, 0, false));
            }
        }
    }

    /** What the entry does to a clock: a new target, then cancel before stop before pause and resume. */
    private Clock after(int place, List<Entry> entries, int index) {
        Entry entry = entries.get(index);
        Clock clock = clocks.get(place);
        if (clock.over()) {
            return clock;
        }
        Policy policy = promises.policy(clock);
        ClockRule rule = policy.rule(clock.kind().name());
        if (entry.kind().cancels()) {
            return clock.phase().ends()
                    ? clock.ended()
                    : ended(
                                    place,
                                    clock,
                                    entry,
                                    Phase.CLOSE,
                                    Verdict.CANCELLED,
                                    entry.kind().name())
                            .ended();
        }
        Phase phase = phase(rule);
        if (clock.phase().ends() && phase.ends()) {
            return clock;
        }
        Priority priority = priority(entry, policy);
        Clock held = priority == clock.priority() ? clock : retargeted(place, priority, entries, index);
        if (phase == clock.phase()) {
            return held;
        }
        if (!phase.ends()) {
            return held.with(
                    held.watch().turned(phase, entry.at(), promises.of(held).calendar()));
        }
        Verdict verdict =
                phase == Phase.CLOSE ? Verdict.MET_BY_CLOSE : held.isBreached() ? Verdict.MET_LATE : Verdict.MET;
        Clock done = ended(place, held, entry, phase, verdict, null);
        return rule.reopen() == Reopen.IGNORE ? done.ended() : done;
    }

    private Phase phase(ClockRule rule) {
        boolean answered = rule.kind() == ClockKind.FIRST_REPLY && item.isAnswered();
        return answered ? Phase.STOP : rule.phases().get(item.status());
    }

    private Clock ended(int place, Clock clock, Entry entry, Phase phase, Verdict verdict, String reason) {
        Promise promise = promises.of(clock);
        Clock done = clock.with(clock.watch().turned(phase, entry.at(), promise.calendar()));
        marks.ended(
                place,
                done,
                new Ending(
                        item.customerId(),
                        verdict,
                        reason,
                        clock.startedAt(),
                        clock.isBreached() ? clock.dueAt() : promise.dueAt(clock.watch()),
                        clock.breachedAt(),
                        entry.at(),
                        done.watch().wallMs(),
                        done.watch().businessMs(),
                        done.watch().pausedMs(),
                        item.reassignments(),
                        item.reopens()));
        return done;
    }

    /**
     * The time used is kept and measured against the new target. What that target puts behind the clock is
     * reached at the moment of the change, for it was not promised before; what it puts ahead again is cleared.
     */
    private Clock retargeted(int place, Priority to, List<Entry> entries, int index) {
        Entry entry = entries.get(index);
        Clock clock = clocks.get(place);
        Promise promise = promises.of(clock, to);
        Clock always = alwaysHeldTo(to, place, entries.subList(0, index), entry.at());
        long business = always.watch().businessAt(entry.at(), promise.calendar());
        Stopwatch watch = clock.watch()
                .turned(clock.phase(), entry.at(), promises.of(clock).calendar())
                .measured(business);
        long due = always.isBreached() ? always.dueAt() : promise.dueAt(watch);
        Clock next = clock.retargeted(to, watch);
        for (int i = 1; i <= promise.levels(); i++) {
            int level = i % promise.levels();
            long threshold = promise.threshold(level);
            if (!next.hasReached(level) && business > threshold) {
                Mark mark = retargetMark(level, due, entry, watch);
                next = level == Clock.BREACH ? next.breached(entry.at(), due) : next.reached(level);
                marks.reached(place, next, mark);
            } else if (next.hasReached(level) && isAhead(level, business, threshold)) {
                next = next.cleared(level);
                marks.cleared(place, next, retargetMark(level, due, entry, watch));
            }
        }
        return next;
    }

    /** A warning is reached at its threshold, a target is breached only beyond it. */
    private static boolean isAhead(int level, long business, long threshold) {
        return level == Clock.BREACH ? business <= threshold : business < threshold;
    }

    private Mark retargetMark(int level, long due, Entry entry, Stopwatch watch) {
        return new Mark(
                level,
                due,
                entry.at(),
                watch.wallMs(),
                watch.businessMs(),
                Escalation.RETARGETED,
                latest,
                item.customerId(),
                item.snapshot());
    }

    /** The clock as it would stand at {@code at} had the item had this priority from the start. */
    private Clock alwaysHeldTo(Priority priority, int place, List<Entry> before, long at) {
        Fold fold = new Fold(promises, type, policies, Marks.UNHEARD, priority, null, null, List.of());
        return fold.play(before, at - 1).clocks().get(place);
    }

    private Priority priority(Entry entry, Policy policy) {
        if (forced != null) {
            return forced;
        }
        return entry.priority() == null ? policy.defaultPriority() : entry.priority();
    }
}
