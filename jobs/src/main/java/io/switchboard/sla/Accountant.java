package io.switchboard.sla;

import io.switchboard.policy.Phase;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.Target;
import io.switchboard.sla.Tracking.ClockState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says where an item and its clocks stand, and how they came there. */
final class Accountant {

    private Accountant() {}

    /** Where the item stands at {@code at}. */
    static Tracking tracking(Ledger ledger, PolicyBook book, long at) {
        Item item = ledger.item();
        long until = Math.max(at, item.at());
        return new Tracking(
                ledger.itemId(),
                ledger.type(),
                item.customerId(),
                Instant.ofEpochMilli(until),
                item.version(),
                item.snapshot(),
                item.statusReason(),
                instant(item.openedAt()),
                instant(item.status().isSettled() ? item.settledAt() : 0),
                item.ended(),
                item.mergedInto(),
                item.channel(),
                item.language(),
                item.answers(),
                item.reassignments(),
                item.reopens(),
                until - item.openedAt(),
                spent(item, until),
                states(ledger, book, until));
    }

    /** The spans of every clock up to {@code until}. */
    static List<Account> accounts(Ledger ledger, PolicyBook book, long until) {
        Map<CycleKey, List<Account.Span>> spans = new LinkedHashMap<>();
        Marks notes = new Marks() {
            @Override
            public void reached(Clock clock, Mark mark) {}

            @Override
            public void cleared(Clock clock, Mark mark) {}

            @Override
            public void ended(Clock clock, Ending ending) {}

            @Override
            public void spanned(Clock clock, long to) {
                spans.computeIfAbsent(clock.key(), key -> new ArrayList<>()).add(span(clock, to, book));
            }
        };
        Fold fold = Fold.fresh(ledger, ledger.entries(), book, notes).play(until);
        fold.clocks().stream().filter(clock -> !clock.over()).forEach(clock -> notes.spanned(clock, until));
        return fold.clocks().stream()
                .map(clock -> account(clock, book, spans.getOrDefault(clock.key(), List.of())))
                .toList();
    }

    private static Account account(Clock clock, PolicyBook book, List<Account.Span> spans) {
        boolean ended = clock.phase().ends();
        long due = clock.isBreached() ? clock.dueAt() : ended ? clock.endDue() : dueAt(clock, book);
        return new Account(
                clock.policyId(),
                clock.policyVersion(),
                clock.name(),
                clock.cycle(),
                clock.startedAt(),
                clock.targetMs(),
                due,
                clock.breachedAt(),
                ended ? clock.verdict() : null,
                List.copyOf(spans));
    }

    private static Account.Span span(Clock clock, long to, PolicyBook book) {
        Promise promise = Promise.of(book, clock);
        Stopwatch watch = clock.watch();
        long used = watch.businessAt(to, promise.calendar());
        return new Account.Span(
                watch.since(),
                to,
                watch.phase(),
                clock.why().eventId(),
                clock.why().reason(),
                clock.why().actor(),
                clock.policyVersion(),
                clock.priority().name(),
                promise.calendar().versionAt(watch.since()),
                clock.targetMs(),
                used - watch.businessMs(),
                used);
    }

    private static List<Tracking.Spent> spent(Item item, long until) {
        List<Spent> spent = item.spentUntil(until);
        List<Tracking.Spent> all = new ArrayList<>(spent.size());
        for (Spent one : spent) {
            all.add(new Tracking.Spent(one.status().name(), one.reason(), one.wallMs()));
        }
        return all;
    }

    private static List<ClockState> states(Ledger ledger, PolicyBook book, long at) {
        List<ClockState> states = new ArrayList<>(ledger.cycles().size());
        for (Cycle cycle : ledger.cycles()) {
            if (!cycle.clock().gone()) {
                states.add(state(cycle, book, at));
            }
        }
        return states;
    }

    /** What a clock is held to has a say only while it runs. */
    private static ClockState state(Cycle cycle, PolicyBook book, long at) {
        Clock clock = cycle.clock();
        Stopwatch watch = clock.watch();
        boolean ended = clock.phase().ends();
        Promise promise = clock.phase() == Phase.RUN ? Promise.of(book, clock) : null;
        long business = promise == null ? watch.businessMs() : watch.businessAt(at, promise.calendar());
        boolean promised = clock.targetMs() != Target.NONE;
        return new ClockState(
                clock.policyId(),
                clock.policyVersion(),
                clock.name(),
                clock.cycle(),
                clock.phase().name(),
                Instant.ofEpochMilli(watch.since()),
                clock.why().reason(),
                clock.why().actor(),
                clock.why().eventId(),
                Instant.ofEpochMilli(clock.startedAt()),
                promise == null ? null : instant(promise.dueOnRecord(clock)),
                promised ? clock.targetMs() - business : null,
                watch.wallAt(at),
                business,
                watch.pausedAt(at),
                clock.endedMs() + (ended ? Math.max(0, at - watch.since()) : 0),
                instant(clock.breachedAt()),
                clock.chain().level(),
                clock.chain().acked(),
                ended ? clock.verdict() : null,
                cycle.revision(),
                told(cycle));
    }

    private static List<Tracking.ToldLevel> told(Cycle cycle) {
        List<Tracking.ToldLevel> levels = new ArrayList<>(cycle.told().size());
        for (Told head : cycle.told()) {
            levels.add(new Tracking.ToldLevel(head.name(), head.version(), head.link()));
        }
        return levels;
    }

    private static long dueAt(Clock clock, PolicyBook book) {
        return Promise.of(book, clock).dueAt(clock);
    }

    private static Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
