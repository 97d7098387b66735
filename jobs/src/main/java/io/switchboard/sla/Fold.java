package io.switchboard.sla;

import io.switchboard.event.ItemType;
import io.switchboard.policy.Held;
import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays a ledger over its clocks: time passes, an entry happens, time passes; and where a policy takes its turn
 * meanwhile, it does so in its time. The same entries, book and time always give the same, however often one
 * stops in between.
 */
final class Fold {

    private final PolicyBook book;
    private final String itemId;
    private final ItemType type;
    private final List<Entry> entries;
    /** Those that are still to come, too. */
    private final List<Entry> all;

    private final Force force;
    private final Rack rack;
    private final Bench bench;

    /** The item after each entry, which a fold of one clock need not find out again; null if it is not known from the start. */
    private final List<Item> lives;

    /** Entries that have happened. */
    private int done;
    /** Turns of policies up to then have been taken. */
    private long turned;
    /** When something was last due while time passed. */
    private long due = Long.MIN_VALUE;

    private Item item;
    private List<Held> held = List.of();
    /** What left the open item without anything that it is held to; null while there is something. */
    private Unmatched unmatched;

    private Fold(
            PolicyBook book,
            String itemId,
            ItemType type,
            List<Entry> entries,
            List<Entry> all,
            Force force,
            Marks marks,
            List<Clock> clocks,
            List<Item> lives) {
        this.book = book;
        this.itemId = itemId;
        this.type = type;
        this.entries = entries;
        this.all = all;
        this.force = force;
        this.rack = new Rack(this, book, marks, clocks);
        this.bench = new Bench(rack, new Terms(rack, this, book, force), book);
        this.lives = lives;
    }

    /** From before the first of {@code entries}. */
    static Fold fresh(Ledger ledger, List<Entry> entries, PolicyBook book, Marks marks) {
        return new Fold(
                book, ledger.itemId(), ledger.type(), entries, entries, null, marks, List.of(), new ArrayList<>());
    }

    /** From where the ledger stands, which has all of {@code entries} but those that come after. */
    static Fold from(Ledger ledger, List<Entry> entries, PolicyBook book, Marks marks) {
        Fold fold =
                new Fold(book, ledger.itemId(), ledger.type(), entries, entries, null, marks, ledger.clocks(), null);
        fold.done = ledger.entries().size();
        fold.item = ledger.item();
        if (fold.item != null) {
            fold.turned = Math.max(ledger.passed(), ledger.last().at());
            fold.held = fold.heldAt(fold.turned);
            fold.unmatched = ledger.unmatched() ? fold.unmatched(fold.item, fold.turned, null) : null;
        }
        return fold;
    }

    /** Nothing is due before {@code alarm} if nothing happens: nobody need look. */
    Fold quietUntil(long alarm) {
        rack.quietUntil(alarm);
        return this;
    }

    /** The one clock of {@code force}, after the first {@code count} entries and the time up to {@code until}. */
    Fold alone(Force alone, int count, long until) {
        List<Item> known = lives == null ? new ArrayList<>() : lives;
        return new Fold(book, itemId, type, entries.subList(0, count), all, alone, Marks.UNHEARD, List.of(), known)
                .play(until);
    }

    Item item() {
        return item;
    }

    List<Clock> clocks() {
        return rack.clocks();
    }

    /** Null unless the item is held to nothing and has been open meanwhile. */
    Unmatched unmatched() {
        return unmatched;
    }

    Rack rack() {
        return rack;
    }

    /** How many entries have happened. */
    int done() {
        return done;
    }

    /** The rest of the entries, with the time between them and up to {@code until}. */
    Fold play(long until) {
        while (done < entries.size()) {
            next();
        }
        pass(until);
        return this;
    }

    /** Time passes up to the next entry, then it happens. */
    void next() {
        Entry entry = entries.get(done);
        boolean first = item == null && entry.kind().isOfTheItem();
        if (first) {
            open(entry);
        }
        pass(entry.at() - 1);
        takeTurns(entry.at());
        done++;
        if (item != null) {
            happen(entry);
            look(item, entry.at(), entry.eventId());
        }
    }

    /** Every level that is set off by {@code until}, that millisecond included, is reached, the earliest first. */
    void pass(long until) {
        long turn = nextTurn();
        while (turn <= until) {
            rack.ring(turn - 1);
            takeTurns(turn);
            due = Math.max(due, turn);
            turn = nextTurn();
        }
        due = Math.max(due, rack.ring(until));
    }

    /** When there is next something to do if nothing happens; MAX_VALUE for never. */
    long nextDue() {
        return Math.min(rack.nextAlarm().at(), nextTurn());
    }

    /** When it has to be done at the latest: a turn means nothing to an item that is over until it comes back. */
    long nextAlarm() {
        long turn = item != null && item.isOver() ? Long.MAX_VALUE : nextTurn();
        return Math.min(rack.nextAlarm().at(), turn);
    }

    /** When something was last due while time passed, in epoch milliseconds; MIN_VALUE if nothing was. */
    long due() {
        return due;
    }

    /** How a level of a cycle stands at {@code at}, for a record that takes back what was told of it. */
    Mark mark(CycleKey cycle, Told told, long at, String because) {
        return rack.mark(cycle, told, at, because);
    }

    private long nextTurn() {
        boolean settled = item == null || item.cancelled() || (force != null && force.version() > 0);
        return settled ? Long.MAX_VALUE : book.nextTurn(turned);
    }

    private void open(Entry first) {
        Item opened = Item.opened(itemId, type, first);
        for (Entry before : entries.subList(0, done)) {
            opened = before.kind() == Entry.Kind.CUSTOMER ? opened.known(before) : opened;
        }
        item = opened;
        turned = opened.openedAt();
        Item told = opened.after(first);
        held = heldAt(turned, told);
        look(told, turned, first.eventId());
        Moment moment = new Moment(null, opened, first);
        held.forEach(one -> bench.open(one, moment));
    }

    private void happen(Entry entry) {
        Moment moment = new Moment(item, after(entry), entry);
        item = moment.item();
        switch (entry.kind()) {
            case ACK, UNACK -> bench.acknowledge(entry);
            case MERGED, DELETED, SPAM -> bench.cancel(moment);
            case CREATED, UPDATED, MESSAGE, CUSTOMER, INHERITED -> {
                if (!item.cancelled() && !isSettledElsewhere(entry)) {
                    List<Held> before = held;
                    held = force == null ? heldAt(turned) : held; // another policy may match
                    bench.leave(before, held, entry.at(), entry.eventId());
                    bench.step(held, before, moment);
                }
            }
        }
    }

    /**
     * A message that was answered where it was written, before the merge, asks for nothing where it is inherited.
     */
    private boolean isSettledElsewhere(Entry said) {
        if (said.kind() != Entry.Kind.INHERITED || said.isAnswer()) {
            return false;
        }
        for (Entry other : all) {
            boolean between = other.saidAt() >= said.saidAt() && other.saidAt() <= said.at();
            if (between && other.settlesThePast() && other.source().equals(said.source())) {
                return true;
            }
        }
        return false;
    }

    private Item after(Entry entry) {
        if (lives == null) {
            return item.after(entry);
        }
        while (lives.size() < done) {
            lives.add(null);
        }
        Item known = lives.get(done - 1);
        if (known == null) {
            known = item.after(entry);
            lives.set(done - 1, known);
        }
        return known;
    }

    private void takeTurns(long until) {
        for (long turn = nextTurn(); turn <= until; turn = nextTurn()) {
            turned = turn;
            List<Held> before = held;
            held = heldAt(turn);
            bench.leave(before, held, turn, null);
            bench.turn(held, before, turn);
            look(item, turn, null);
        }
        turned = item == null ? turned : Math.max(turned, until);
    }

    private void look(Item now, long at, String eventId) {
        if (!held.isEmpty()) {
            unmatched = null;
        } else if (unmatched == null && !now.isOver()) {
            unmatched = unmatched(now, at, eventId);
        }
    }

    private Unmatched unmatched(Item now, long at, String eventId) {
        return new Unmatched(itemId, type, now.customerId(), Instant.ofEpochMilli(at), eventId, now.snapshot());
    }

    private List<Held> heldAt(long at) {
        return heldAt(at, item);
    }

    private List<Held> heldAt(long at, Item facts) {
        if (facts.cancelled()) {
            return held;
        }
        if (force == null) {
            return book.held(type, facts.openedAt(), at, facts.priority(), facts.targetAt(), facts.facts());
        }
        Policy policy = force.version() > 0
                ? book.policy(force.policyId(), force.version())
                : book.closest(force.policyId(), force.clock(), at, facts.openedAt());
        return List.of(new Held(policy, policy.rule(force.clock())));
    }
}
