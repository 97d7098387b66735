package io.switchboard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.policy.PolicyBook;
import io.switchboard.sla.Account;
import io.switchboard.sla.Account.Span;
import io.switchboard.sla.Posting;
import io.switchboard.sla.Rehearsal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which breaches there would have been under other policies, and which not. */
final class Backtest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PolicyBook before;
    private final PolicyBook after;
    private final long until;
    private final Map<Group, Count> counts = new TreeMap<>(Comparator.comparingInt(Group::tier)
            .thenComparing(Group::priority)
            .thenComparing(Group::category)
            .thenComparing(Group::clock));
    private final List<Change> changes = new ArrayList<>();
    private long items;

    Backtest(PolicyBook before, PolicyBook after, long until) {
        this.before = before;
        this.after = after;
        this.until = until;
    }

    /** Of which items, and of which of their clocks. */
    record Group(int tier, String priority, String category, String clock) {}

    /** How many breaches. */
    record Count(long before, long after, long appear, long vanish) {

        static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Count more) {
            return new Count(before + more.before, after + more.after, appear + more.appear, vanish + more.vanish);
        }
    }

    /** A breach that there is only on one side. */
    record Change(boolean appears, Group group, String item, String cycle, String policy, long breachedAt) {}

    /** All that happened to one item. A breach is the same under another policy if clock and cycle are. */
    void play(List<Posting> postings) {
        Rehearsal was = Rehearsal.of(before, postings, until);
        Rehearsal is = Rehearsal.of(after, postings, until);
        if (was == null || is == null) {
            return;
        }
        items++;
        Map<String, Account> old = breaches(was);
        Map<String, Account> fresh = breaches(is);
        Set<String> all = new LinkedHashSet<>(old.keySet());
        all.addAll(fresh.keySet());
        all.forEach(key -> count(is, old.get(key), fresh.get(key)));
    }

    private static Map<String, Account> breaches(Rehearsal item) {
        Map<String, Account> breaches = new LinkedHashMap<>();
        item.accounts().stream()
                .filter(account -> account.breachedAt() != 0)
                .forEach(account -> breaches.put(account.clock() + " " + account.cycle(), account));
        return breaches;
    }

    private void count(Rehearsal item, Account old, Account fresh) {
        Account account = fresh == null ? old : fresh;
        String category = item.category() == null ? "" : item.category();
        Group group = new Group(item.tier(), priority(account), category, account.clock());
        boolean appears = old == null;
        boolean vanishes = fresh == null;
        Count one = new Count(appears ? 0 : 1, vanishes ? 0 : 1, appears ? 1 : 0, vanishes ? 1 : 0);
        counts.merge(group, one, Count::plus);
        if (appears || vanishes) {
            changes.add(new Change(
                    appears, group, item.itemId(), account.cycle(), account.policyId(), account.breachedAt()));
        }
    }

    private static String priority(Account account) {
        List<Span> spans = account.spans();
        return spans.isEmpty() ? "" : spans.get(spans.size() - 1).priority();
    }

    private Count total() {
        return counts.values().stream().reduce(Count.NONE, Count::plus);
    }

    /**
     * What changes, group by group.
     *
     * @param examples how many breaches to name on each side
     */
    void print(int examples, PrintWriter out) {
        Count total = total();
        out.printf(
                "%,d items up to %s: %,d breaches before, %,d after%n",
                items, Explanation.at(until), total.before(), total.after());
        if (changes.isEmpty()) {
            out.println(
                    before.print() == after.print()
                            ? "Both promise the same: no breach appears, none vanishes"
                            : "No breach appears, none vanishes");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("TIER", "PRIORITY", "CATEGORY", "CLOCK", "BEFORE", "AFTER", "APPEAR", "VANISH"));
        counts.forEach((group, count) -> {
            if (count.appear() + count.vanish() > 0) {
                rows.add(row(Integer.toString(group.tier()), group.priority(), group.category(), group.clock(), count));
            }
        });
        rows.add(row("all", "", "", "", total));
        TextTable.print(rows, out);
        examples(examples)
                .forEach(change -> out.printf(
                        "%s %s %s %s of %s, breached %s%n",
                        change.appears() ? "appears" : "vanishes",
                        change.item(),
                        change.group().clock(),
                        change.cycle(),
                        change.policy(),
                        Explanation.at(change.breachedAt())));
    }

    private static List<String> row(String tier, String priority, String category, String clock, Count count) {
        return List.of(
                tier,
                priority,
                category,
                clock,
                Long.toString(count.before()),
                Long.toString(count.after()),
                Long.toString(count.appear()),
                Long.toString(count.vanish()));
    }

    private List<Change> examples(int wanted) {
        return Stream.of(true, false)
                .flatMap(side -> changes.stream()
                        .filter(change -> change.appears() == side)
                        .limit(wanted))
                .toList();
    }

    /** One line of JSON. */
    String json(int examples) {
        ObjectNode node = JSON.createObjectNode();
        node.put("items", items).put("until", Explanation.at(until)).put("same", before.print() == after.print());
        put(node.putObject("total"), total());
        var groups = node.putArray("groups");
        counts.forEach((group, count) -> put(
                groups.addObject()
                        .put("tier", group.tier())
                        .put("priority", group.priority())
                        .put("category", group.category())
                        .put("clock", group.clock()),
                count));
        var named = node.putArray("changes");
        examples(examples).forEach(change -> named.addObject()
                .put("change", change.appears() ? "APPEARS" : "VANISHES")
                .put("itemId", change.item())
                .put("clock", change.group().clock())
                .put("cycle", change.cycle())
                .put("policyId", change.policy())
                .put("breachedAt", Explanation.at(change.breachedAt())));
        return node.toString();
    }

    private static void put(ObjectNode node, Count count) {
        node.put("before", count.before())
                .put("after", count.after())
                .put("appear", count.appear())
                .put("vanish", count.vanish());
    }
}
