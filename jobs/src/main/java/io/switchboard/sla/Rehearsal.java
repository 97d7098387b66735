package io.switchboard.sla;

import io.switchboard.event.ItemType;
import io.switchboard.policy.PolicyBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an item fares under any policies, by all that happened to it: the fold of the running job, without asking what was
 * told.
 *
 * @param tier of its customer; 0 for none
 */
public record Rehearsal(
        String itemId, ItemType type, int tier, String category, long openedAt, long until, List<Account> accounts) {

    /**
     * The postings of one item, in any order.
     *
     * @param until epoch milliseconds; what happens later has not happened
     * @return null if the item is not opened by then
     */
    public static Rehearsal of(PolicyBook book, List<Posting> postings, long until) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        postings.stream()
                .map(Posting::entry)
                .filter(entry -> entry.at() <= until)
                .forEach(entry -> entries.putIfAbsent(entry.eventId(), entry));
        List<Entry> ordered = entries.values().stream().sorted(Entry.ORDER).toList();
        if (ordered.stream().noneMatch(entry -> entry.kind().isOfTheItem())) {
            return null;
        }
        Ledger ledger = Ledger.opened(postings.get(0), book.print()).with(ordered, null, List.of(), until);
        Item item = Fold.fresh(ledger, ordered, book, Marks.UNHEARD).play(until).item();
        return new Rehearsal(
                ledger.itemId(),
                ledger.type(),
                item.tier(),
                item.category(),
                item.openedAt(),
                until,
                Accountant.accounts(ledger, book, until));
    }

    /** What tickets take over from those that were merged into them, of all postings of the latter. */
    public static List<Posting> inherited(List<Posting> ofSources) {
        List<Posting> inherited = new ArrayList<>();
        for (Posting merged : ofSources) {
            if (MergeRules.concerns(merged) && MergeRules.isMerge(merged.entry())) {
                Merge merge =
                        new Merge(merged.entry().mergedInto(), merged.entry().at());
                ofSources.stream()
                        .filter(said -> said.key().equals(merged.key()))
                        .filter(said -> MergeRules.concerns(said) && !MergeRules.isMerge(said.entry()))
                        .forEach(said -> inherited.add(MergeRules.inherited(said.itemId(), said.entry(), merge)));
            }
        }
        return inherited;
    }
}
