package io.switchboard.sla;

import io.switchboard.event.ItemType;
import java.util.ArrayList;
import java.util.List;

/**
 * All we know of one item: its entries, which belong to the item and not to any policy, and what came of them.
 *
 * <p>This record is Flink state. Components may be added, and then tolerate null or 0; never renamed, retyped or moved
 * to another class. See docs/state.md.
 *
 * @param entries in their order, whatever order they came in
 * @param item as the last entry left it; null before the first
 * @param cycles all of which the world was told something or might be
 * @param passed how far time has come for this item, in epoch milliseconds: before its last entry, or where it was last
 *     told that something is due
 * @param armed the earliest timer that is set, in epoch milliseconds; 0 for none
 * @param forgotten closed so long ago that only this tombstone is left
 * @param book the print of the policies under which it was folded
 * @param unmatched it was told that no policy matches the item, and that is still so
 * @param waiting entries whose time has not come yet, in their order; nothing of them is in any other component
 */
public record Ledger(
        String itemId,
        ItemType type,
        List<Entry> entries,
        Item item,
        List<Cycle> cycles,
        long passed,
        long armed,
        boolean forgotten,
        long book,
        boolean unmatched,
        List<Entry> waiting)
        implements KeptLedger {

    public Ledger {
        waiting = waiting == null ? List.of() : waiting;
    }

    static Ledger opened(Posting posting, long book) {
        return new Ledger(
                posting.itemId(), posting.type(), List.of(), null, List.of(), 0, 0, false, book, false, List.of());
    }

    Ledger with(List<Entry> next, Item after, List<Cycle> told, long until) {
        return new Ledger(
                itemId, type, next, after, told, Math.max(passed, until), armed, forgotten, book, unmatched, waiting);
    }

    Ledger armed(long at) {
        return new Ledger(itemId, type, entries, item, cycles, passed, at, forgotten, book, unmatched, waiting);
    }

    /** Time has come to {@code now}: a timer that was set for then is none any more. */
    Ledger rung(long now) {
        return armed <= now ? armed(0) : this;
    }

    Ledger under(long print) {
        return new Ledger(itemId, type, entries, item, cycles, passed, armed, forgotten, print, unmatched, waiting);
    }

    Ledger unmatched(boolean now) {
        return now == unmatched
                ? this
                : new Ledger(itemId, type, entries, item, cycles, passed, armed, forgotten, book, now, waiting);
    }

    Ledger tombstone() {
        return new Ledger(itemId, type, List.of(), null, List.of(), passed, 0, true, book, false, List.of());
    }

    boolean has(String eventId) {
        return has(entries, eventId) || has(waiting, eventId);
    }

    private static boolean has(List<Entry> entries, String eventId) {
        for (Entry entry : entries) {
            if (entry.eventId().equals(eventId)) {
                return true;
            }
        }
        return false;
    }

    /** It waits for its time to come. */
    Ledger putAside(Entry entry) {
        return waiting(with(waiting, entry));
    }

    /** What has waited longest does so no more. */
    Ledger taken() {
        return waiting(waiting.subList(1, waiting.size()));
    }

    private Ledger waiting(List<Entry> next) {
        return new Ledger(
                itemId, type, entries, item, cycles, passed, armed, forgotten, book, unmatched, List.copyOf(next));
    }

    /** The entry comes in its order: after all others, and before time has passed it by. */
    boolean isNext(Entry entry) {
        return entry.at() > passed && (entries.isEmpty() || Entry.ORDER.compare(last(), entry) < 0);
    }

    Entry last() {
        return entries.get(entries.size() - 1);
    }

    /** Nothing more is expected to happen. */
    boolean isOver() {
        return item != null && item.isOver();
    }

    /** The entries with one more in its place. */
    List<Entry> including(Entry entry) {
        return with(entries, entry);
    }

    private static List<Entry> with(List<Entry> entries, Entry entry) {
        List<Entry> all = new ArrayList<>(entries.size() + 1);
        all.addAll(entries);
        int place = all.size();
        while (place > 0 && Entry.ORDER.compare(all.get(place - 1), entry) > 0) {
            place--;
        }
        all.add(place, entry);
        return all;
    }

    /** The clocks that the entries give, without those that have turned out never to have been. */
    List<Clock> clocks() {
        List<Clock> clocks = new ArrayList<>(cycles.size());
        for (Cycle cycle : cycles) {
            if (!cycle.clock().gone()) {
                clocks.add(cycle.clock());
            }
        }
        return clocks;
    }
}
