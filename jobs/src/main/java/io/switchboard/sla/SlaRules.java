package io.switchboard.sla;

import io.switchboard.event.ItemType;
import io.switchboard.policy.ClockRule;
import io.switchboard.policy.Level;
import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an event, a publication, or the mere passing of time means for an item's clocks. All times are epoch
 * milliseconds.
 *
 * @param cause what brought the book: of the corrections that it makes necessary
 * @param latenessMs how much later than its time an event may come and still be taken into account
 * @param keepTicketsMs how long after its last entry a ticket that is over can come back
 * @param keepCallsMs the same for a call
 */
public record SlaRules(PolicyBook book, String cause, long latenessMs, long keepTicketsMs, long keepCallsMs)
        implements Serializable {

    private static final long NEVER = Long.MAX_VALUE;

    /** The same under another book, which {@code cause} brought. */
    public SlaRules under(PolicyBook next, String cause) {
        return new SlaRules(next, cause, latenessMs, keepTicketsMs, keepCallsMs);
    }

    /**
     * Time passes up to the event, then the event happens. First it passes as far as it has come where the event was
     * read, so that what is told does not depend on which timers have fired; {@code time} is how far it has come
     * everywhere, and counts for what was read where no time passes: that waits until it has come so far, since what
     * happened to the item before may not have been read.
     */
    Step on(Posting posting, Ledger before, long time) {
        Entry entry = posting.entry();
        long now = posting.reached(time);
        Ledger ledger = before == null ? Ledger.opened(posting, book.print()) : before;
        boolean forgotten = ledger.forgotten() || isForgottenAt(now, ledger);
        if (!forgotten && ledger.has(entry.eventId())) {
            return Step.duplicate(before);
        }
        if (!forgotten && isBeforeItsTime(posting, time)) {
            return Step.waiting(ledger.putAside(entry), waitsUntil(entry));
        }
        if (forgotten || posting.isTooLate(latenessMs) || isClosedTo(entry, ledger)) {
            return Step.tooLate(before, tooLate(posting, now));
        }
        Teller teller = new Teller(ledger.itemId());
        Ledger current = risen(ledger, now, teller);
        if (!isNext(posting, current)) {
            return insert(current, posting, teller);
        }
        return entry.settlesThePast()
                ? insert(passed(current, entry.at() - 1, teller).ledger(), posting, teller)
                : append(current, entry, quiet(ledger, current), teller);
    }

    /** Nothing is due before the alarm that is set, unless something was since; MIN_VALUE if nobody knows. */
    private static long quiet(Ledger kept, Ledger current) {
        return kept.armed() != 0 && current.equals(kept) ? kept.armed() : Long.MIN_VALUE;
    }

    /**
     * What waits for a time by then happens before {@code next} does: as far as time has come where that was read; and what
     * is older than the item is known when it is opened.
     */
    long turnsBefore(Posting next, Ledger ledger, long time) {
        long reached = next.reached(time);
        boolean opens = next.entry().kind().isOfTheItem() && ledger != null && ledger.item() == null;
        return opens ? Math.max(reached, waitsUntil(next.entry())) : reached;
    }

    /** Something that was read before its time waits, and time has come to it. */
    boolean hasATurn(Ledger ledger, long now) {
        return ledger != null
                && !ledger.waiting().isEmpty()
                && waitsUntil(ledger.waiting().get(0)) <= now;
    }

    /**
     * Whatever is due by {@code now} is told, stamped with the time it was due; or, if something that waited has its turn,
     * that happens, and a look at the rest is arranged for at once.
     */
    Step at(long now, Ledger before) {
        if (before.forgotten()) {
            return Step.idle(before);
        }
        return hasATurn(before, now) ? taken(before) : look(now, before);
    }

    private Step taken(Ledger ledger) {
        Entry entry = ledger.waiting().get(0);
        long time = waitsUntil(entry);
        Ledger left = ledger.taken();
        Step step = on(new Posting(ledger.itemId(), ledger.type(), entry, time), left, time);
        return step.tooLate() == null ? step : look(time, left).with(step.tooLate());
    }

    private Step look(long now, Ledger before) {
        Ledger ledger = before.rung(now);
        Teller teller = new Teller(ledger.itemId());
        Passed passed = passed(current(ledger, teller), now, teller);
        return isForgottenAt(now, passed.ledger()) && ledger.waiting().isEmpty()
                ? Step.to(passed.ledger().tombstone(), teller, OptionalLong.empty(), null)
                : arm(passed.ledger(), passed.fold(), teller, !teller.isSilent(), now);
    }

    /**
     * A ledger that was kept under another book is folded anew under this one, and what was told is put right;
     * what takes its turn up to {@code time} does so at once, and waits for no timer.
     */
    Step refreshed(Ledger before, long time) {
        if (before.forgotten() || before.book() == book.print() || before.item() == null) {
            return Step.idle(before);
        }
        Teller teller = new Teller(before.itemId());
        Ledger current = current(before, teller);
        long now = Math.max(current.passed(), time);
        Passed passed = passed(current, now, teller);
        return arm(passed.ledger(), passed.fold(), teller, true, now);
    }

    /** How each clock came to stand where it does at {@code until}: all that a due time is made of. */
    public List<Account> explain(List<Posting> postings, long until) {
        Ledger ledger = null;
        for (Posting posting : postings) {
            ledger = on(posting, ledger, waitsUntil(posting.entry())).ledger();
        }
        return ledger == null ? List.of() : Accountant.accounts(ledger, book, until);
    }

    /** A ledger to which time has passed, and the fold that it came of. */
    private record Passed(Ledger ledger, Fold fold) {}

    /** What is due by {@code now} is told, as by the timers that would have fired by then. */
    private Ledger risen(Ledger ledger, long now, Teller teller) {
        boolean isDue = (ledger.armed() != 0 && ledger.armed() <= now) || (ledger.isOver() && nextTurn(ledger) <= now);
        return isDue || ledger.book() != book.print()
                ? passed(current(ledger.rung(now), teller), now, teller).ledger()
                : ledger;
    }

    /** It comes in its order, and brings about nothing that should have been told before it was read. */
    private boolean isNext(Posting posting, Ledger ledger) {
        Entry entry = posting.entry();
        boolean isBehind = posting.tide() != null && entry.at() <= posting.tide() && ledger.item() != null;
        if (!isBehind || !ledger.isNext(entry)) {
            return ledger.isNext(entry);
        }
        Fold fold = Fold.from(ledger, ledger.including(entry), book, Marks.UNHEARD);
        fold.next();
        return fold.nextDue() > posting.tide();
    }

    /** No timer is set for one that comes while an item is over, but one for something else may have met it. */
    private long nextTurn(Ledger ledger) {
        return book.nextTurn(Math.max(ledger.passed(), ledger.last().at()));
    }

    /**
     * Whatever is due by {@code until} is told, one after the other. Where nothing is, nothing changes: nobody shall see
     * how often one has looked.
     */
    private Passed passed(Ledger ledger, long until, Teller teller) {
        Live live = new Live(ledger.cycles(), teller);
        Fold fold = Fold.from(ledger, ledger.entries(), book, live);
        if (fold.nextDue() > until) {
            return new Passed(ledger, fold);
        }
        Ledger now = ledger;
        for (long due = fold.nextDue(); due <= until && due != NEVER; due = fold.nextDue()) {
            fold.pass(due);
            now = looked(now, fold, teller);
        }
        return new Passed(now.with(now.entries(), fold.item(), live.cycles(fold.clocks()), fold.due()), fold);
    }

    /** The ledger as it would be had this book always been known. */
    private Ledger current(Ledger ledger, Teller teller) {
        if (ledger.book() == book.print() || ledger.entries().isEmpty()) {
            return ledger.under(book.print());
        }
        long until = Math.max(ledger.passed(), ledger.last().at() - 1);
        Net net = new Net();
        Fold fold = Fold.fresh(ledger, ledger.entries(), book, net).play(until);
        if (fold.item() == null) {
            return ledger.under(book.print());
        }
        List<Cycle> settled = net.settle(named(ledger.cycles()), fold, new Then(until, () -> fold), cause, teller);
        Ledger current = ledger.with(ledger.entries(), fold.item(), settled, until);
        return looked(current, fold, teller).under(book.print());
    }

    /**
     * The fold goes on from where the ledger stands.
     *
     * @param quiet nothing is due before, in epoch milliseconds
     */
    private Step append(Ledger ledger, Entry entry, long quiet, Teller teller) {
        List<Entry> entries = ledger.including(entry);
        Live live = new Live(ledger.cycles(), teller);
        Fold fold = Fold.from(ledger, entries, book, live).quietUntil(quiet);
        fold.next();
        Ledger next = ledger.with(entries, fold.item(), live.cycles(fold.clocks()), entry.at() - 1);
        return arm(next, fold, teller, true, entry.at());
    }

    /** The ledger is folded anew, up to the time it had come to, and what was told is put right. */
    private Step insert(Ledger ledger, Posting posting, Teller teller) {
        Entry entry = posting.entry();
        List<Entry> entries = ledger.including(entry);
        long come = Math.max(ledger.passed(), entries.get(entries.size() - 1).at() - 1);
        Net net = new Net();
        Fold now = Fold.fresh(ledger, entries, book, net)
                .play(posting.tide() == null ? come : Math.max(come, posting.tide()));
        long until = Math.max(come, now.due());
        if (now.item() == null) {
            return arm(ledger.with(entries, null, List.of(), until), now, teller, false, until);
        }
        List<Entry> upTo = entries.subList(0, entries.indexOf(entry) + 1);
        Then then = new Then(entry.at(), () -> {
            Fold fold = Fold.fresh(ledger, upTo, book, Marks.UNHEARD).play(entry.at() - 1);
            return fold.item() == null ? now : fold;
        });
        List<Cycle> settled = net.settle(ledger.cycles(), now, then, entry.eventId(), teller);
        return arm(ledger.with(entries, now.item(), settled, until), now, teller, true, until);
    }

    /** One timer is enough: the earliest. One that is set too early finds nothing due and sets the next. */
    private Step arm(Ledger before, Fold fold, Teller teller, boolean worthTelling, long at) {
        Ledger ledger = looked(before, fold, teller);
        Tracking tracking = worthTelling && ledger.item() != null ? Accountant.tracking(ledger, book, at) : null;
        long wake = Math.min(fold.nextAlarm(), nextBesides(ledger));
        if (wake == NEVER || (ledger.armed() != 0 && ledger.armed() <= wake)) {
            return Step.to(ledger, teller, OptionalLong.empty(), tracking);
        }
        return Step.to(ledger.armed(wake), teller, OptionalLong.of(wake), tracking);
    }

    /** The turn of what waits; when nothing does, the end. */
    private long nextBesides(Ledger ledger) {
        if (!ledger.waiting().isEmpty()) {
            return waitsUntil(ledger.waiting().get(0));
        }
        return ledger.isOver() ? forgetAt(ledger) : NEVER;
    }

    /** That no policy matches an open item is told once, for as long as it is so. */
    private static Ledger looked(Ledger ledger, Fold fold, Teller teller) {
        Unmatched unmatched = fold.unmatched();
        boolean told = ledger.unmatched();
        boolean tells = unmatched != null && !told && !fold.item().isOver();
        if (tells) {
            teller.tell(unmatched);
        }
        return ledger.unmatched(tells || (told && unmatched != null));
    }

    private static boolean isBeforeItsTime(Posting posting, long time) {
        boolean isOfTheItem = posting.entry().kind().isOfTheItem();
        return posting.tide() == null && !isOfTheItem && waitsUntil(posting.entry()) > time;
    }

    private boolean isClosedTo(Entry entry, Ledger ledger) {
        return ledger.isOver() && entry.at() > ledger.last().at() + keepMs(ledger.type());
    }

    private boolean isForgottenAt(long now, Ledger ledger) {
        return ledger.isOver() && now >= forgetAt(ledger);
    }

    /** From then on whatever could still change the item would come too late anyway. */
    private long forgetAt(Ledger ledger) {
        return ledger.last().at() + keepMs(ledger.type()) + latenessMs;
    }

    /** When time has come up to it: then all that happened before is known, but for what is late. */
    private static long waitsUntil(Entry entry) {
        return entry.at() - 1;
    }

    private long keepMs(ItemType type) {
        return switch (type) {
            case TICKET -> keepTicketsMs;
            case CALL -> keepCallsMs;
        };
    }

    /** The first shape of the state knew a level by its place alone. */
    private List<Cycle> named(List<Cycle> cycles) {
        List<Cycle> named = new ArrayList<>();
        for (Cycle cycle : cycles) {
            List<Told> words = new ArrayList<>();
            for (Told told : cycle.told()) {
                words.add(told.name() != null ? told : named(told, cycle.clock()));
            }
            named.add(cycle.named(words));
        }
        return named;
    }

    private Told named(Told told, Clock clock) {
        Policy policy = book.policy(clock.policyId(), clock.policyVersion());
        ClockRule rule = policy == null ? null : policy.rule(clock.key().clock());
        boolean known = rule != null
                && told.level() > 0
                && told.level() <= rule.levels().size();
        String name = known ? rule.levels().get(told.level() - 1).name() : Level.BREACH;
        return new Told(
                told.level(), told.link(), told.live(), told.dueAt(), told.print(), name, clock.policyVersion());
    }

    private static TooLate tooLate(Posting posting, long time) {
        Entry entry = posting.entry();
        Instant arrivedAt = Instant.ofEpochMilli(Math.max(time, entry.at()));
        return new TooLate(
                entry.eventId(), posting.itemId(), entry.customerId(), Instant.ofEpochMilli(entry.at()), arrivedAt);
    }
}
