package io.switchboard.sla;

import io.switchboard.event.ItemType;
import io.switchboard.policy.PolicyBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

    private static final long FOR_EVER = Duration.ofDays(36_500).toMillis();

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

    /**
     * Where one item stood after each of its events and after all that fell due, as the running job would have told if it
     * had read everything in its time.
     *
     * @param postings in any order
     * @param until epoch milliseconds; what happens later has not happened
     */
    public static List<Tracking> whereabouts(PolicyBook book, List<Posting> postings, long until) {
        SlaRules rules = new SlaRules(book, "rehearsal", 0, FOR_EVER, FOR_EVER);
        List<Tracking> told = new ArrayList<>();
        Ledger ledger = null;
        for (Posting posting : postings.stream()
                .filter(each -> each.entry().at() <= until)
                .sorted(Comparator.comparing(Posting::entry, Entry.ORDER))
                .toList()) {
            ledger = passed(rules, ledger, posting.entry().at() - 1, told);
            ledger = taken(
                    rules.on(
                            posting.at(posting.entry().at()),
                            ledger,
                            posting.entry().at()),
                    told);
        }
        passed(rules, ledger, until, told);
        return told;
    }

    private static Ledger passed(SlaRules rules, Ledger before, long until, List<Tracking> told) {
        Ledger ledger = before;
        while (ledger != null && ledger.armed() != 0 && ledger.armed() <= until) {
            ledger = taken(rules.at(ledger.armed(), ledger), told);
        }
        return ledger;
    }

    private static Ledger taken(Step step, List<Tracking> told) {
        if (step.tracking() != null) {
            told.add(step.tracking());
        }
        return step.ledger();
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
