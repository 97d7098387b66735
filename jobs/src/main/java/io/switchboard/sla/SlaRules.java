package io.switchboard.sla;

import io.switchboard.event.ItemType;
import io.switchboard.policy.PolicyBook;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an event, or the mere passing of time, means for an item's clocks. All times are epoch milliseconds.
 *
 * @param latenessMs how much later than its time an event may come and still be taken into account
 * @param keepTicketsMs how long after its last entry a ticket that is over can come back
 * @param keepCallsMs the same for a call
 */
public record SlaRules(PolicyBook book, long latenessMs, long keepTicketsMs, long keepCallsMs) implements Serializable {

    /** Time passes up to the event, then the event happens; {@code time} is how far it has come everywhere. */
    Step on(Posting posting, Ledger before, long time) {
        Entry entry = posting.entry();
        Ledger ledger = before == null ? Ledger.opened(posting) : before;
        if (ledger.has(entry.eventId())) {
            return Step.duplicate(before);
        }
        if (entry.at() < Math.max(time, 0) - latenessMs || isClosedTo(entry, ledger)) {
            return Step.tooLate(before, tooLate(posting, time));
        }
        return ledger.isNext(entry) ? append(ledger, entry) : insert(ledger, entry);
    }

    /** Whatever is due by {@code now} is told, stamped with the time it was due. */
    Step at(long now, Ledger before) {
        Ledger ledger = before.armed() <= now ? before.armed(0) : before;
        if (ledger.forgotten()) {
            return Step.idle(ledger);
        }
        Teller teller = new Teller(ledger.itemId(), book);
        Live live = new Live(ledger.cycles(), teller);
        Fold fold = Fold.from(ledger, book, live);
        fold.pass(now);
        Ledger passed = ledger.with(ledger.entries(), fold.item(), live.cycles(fold.clocks()), now);
        return isForgottenAt(now, passed)
                ? Step.to(passed.tombstone(), teller, OptionalLong.empty())
                : arm(passed, fold, teller);
    }

    /** The same under another book. */
    public SlaRules under(PolicyBook next) {
        return new SlaRules(next, latenessMs, keepTicketsMs, keepCallsMs);
    }

    /** A ledger that was kept under another book is folded anew under this one, and what was told is put right. */
    Step refreshed(Ledger before) {
        return Step.idle(before);
    }

    /** How each clock came to stand where it does at {@code until}: all that a due time is made of. */
    public List<Account> explain(List<Posting> postings, long until) {
        return List.of();
    }

    /** The fold goes on from where the ledger stands. */
    private Step append(Ledger ledger, Entry entry) {
        Teller teller = new Teller(ledger.itemId(), book);
        List<Entry> entries = ledger.including(entry);
        Live live = new Live(ledger.cycles(), teller);
        Fold fold = Fold.from(ledger, book, live);
        fold.apply(entries, entries.size() - 1);
        return arm(ledger.with(entries, fold.item(), live.cycles(fold.clocks()), entry.at() - 1), fold, teller);
    }

    /** The ledger is folded anew, up to the time it had come to, and what was told is put right. */
    private Step insert(Ledger ledger, Entry entry) {
        Teller teller = new Teller(ledger.itemId(), book);
        List<Entry> entries = ledger.including(entry);
        long until = Math.max(ledger.passed(), entries.get(entries.size() - 1).at() - 1);
        Net net = new Net();
        Fold now = Fold.fresh(ledger, book, net).play(entries, until);
        List<Entry> upTo = entries.subList(0, entries.indexOf(entry) + 1);
        Fold then = Fold.fresh(ledger, book, Marks.UNHEARD).play(upTo, entry.at() - 1);
        List<Cycle> settled = net.settle(ledger.cycles(), now, then, entry, teller);
        return arm(ledger.with(entries, now.item(), settled, until), now, teller);
    }

    /** One timer is enough: the earliest. One that is set too early finds nothing due and sets the next. */
    private Step arm(Ledger ledger, Fold fold, Teller teller) {
        Alarm alarm = fold.nextAlarm();
        long forget = ledger.item().isOver() ? forgetAt(ledger) : Long.MAX_VALUE;
        long wake = alarm == null ? forget : Math.min(alarm.at(), forget);
        if (wake == Long.MAX_VALUE || (ledger.armed() != 0 && ledger.armed() <= wake)) {
            return Step.to(ledger, teller, OptionalLong.empty());
        }
        return Step.to(ledger.armed(wake), teller, OptionalLong.of(wake));
    }

    private boolean isClosedTo(Entry entry, Ledger ledger) {
        if (ledger.forgotten() || ledger.entries().isEmpty()) {
            return ledger.forgotten();
        }
        return ledger.item().isOver() && entry.at() > ledger.last().at() + keepMs(ledger.type());
    }

    private boolean isForgottenAt(long now, Ledger ledger) {
        return ledger.item().isOver() && now >= forgetAt(ledger);
    }

    /** From then on whatever could still change the item would come too late anyway. */
    private long forgetAt(Ledger ledger) {
        return ledger.last().at() + keepMs(ledger.type()) + latenessMs;
    }

    private long keepMs(ItemType type) {
        return switch (type) {
            case TICKET -> keepTicketsMs;
            case CALL -> keepCallsMs;
        };
    }

    private static TooLate tooLate(Posting posting, long time) {
        Entry entry = posting.entry();
        Instant arrivedAt = Instant.ofEpochMilli(Math.max(time, entry.at()));
        return new TooLate(
                entry.eventId(), posting.itemId(), entry.customerId(), Instant.ofEpochMilli(entry.at()), arrivedAt);
    }
}
