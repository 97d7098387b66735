package io.switchboard.intake;

import io.switchboard.customer.Regard;
import io.switchboard.event.Channel;
import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.routing.Background;
import io.switchboard.routing.Item;
import io.switchboard.routing.Need;
import io.switchboard.routing.Promise;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** What an item needs, is promised and is worth, of what is known of it and by the rule that holds for it. */
final class Appraisal {

    private static final double DAY = 86_400_000;

    /** A breach, or the loss of a customer, that is likelier by less is not worth planning an item anew. */
    private static final double STEPS = 20;

    /**
     * Promises are told in whole ones of these, the longest of which a promise has {@link #PARTS} or more: each promise that
     * differs makes a kind of items of its own, and a dispatch takes the longer the more kinds there are.
     */
    private static final NavigableSet<Long> UNITS = new TreeSet<>(Set.of(
            1_000L,
            5_000L,
            15_000L,
            30_000L,
            60_000L,
            300_000L,
            900_000L,
            1_800_000L,
            3_600_000L,
            21_600_000L,
            86_400_000L));

    private static final int PARTS = 20;

    private Appraisal() {}

    /** As of {@code enteredAt}, when the item began to wait; epoch milliseconds. */
    static Ask of(String itemId, Known known, Rule rule, long enteredAt) {
        Item item = Item.entering(
                itemId, enteredAt, need(known, rule), promise(known, rule, enteredAt), background(known, enteredAt));
        return new Ask(rule.domain(), rule.plan(), item, null);
    }

    private static Need need(Known known, Rule rule) {
        Seen seen = known.seen();
        Customer customer = known.customer();
        String language = first(seen.language(), tongue(customer));
        return new Need(
                rule.channel() != null ? rule.channel() : channel(seen.type()),
                rule.units(),
                first(seen.category()),
                language,
                language.isEmpty() ? 0 : rule.languageLevel(),
                first(seen.region(), customer == null ? null : customer.region()),
                clearances(customer, rule),
                rule.handleMillis());
    }

    private static Channel channel(ItemType type) {
        return switch (type) {
            case TICKET -> Channel.EMAIL;
            case CALL -> Channel.PHONE;
        };
    }

    private static String tongue(Customer customer) {
        List<String> spoken = customer == null ? null : customer.languages();
        return spoken == null || spoken.isEmpty() ? null : spoken.get(0);
    }

    /** Where data must stay is asked of whoever sees it: of a customer whom nobody knows, what the rule says. */
    private static Set<String> clearances(Customer customer, Rule rule) {
        Set<String> all = new HashSet<>(rule.clearances());
        if (customer == null) {
            all.addAll(rule.unknownClearances());
        } else if (!first(customer.residency()).isEmpty()) {
            all.add(customer.residency());
        }
        return all;
    }

    private static Promise promise(Known known, Rule rule, long enteredAt) {
        OptionalLong response = known.seen().due(Duty.RESPONSE);
        OptionalLong resolution = known.seen().due(Duty.RESOLUTION);
        return new Promise(
                response.isPresent() ? left(response.getAsLong(), enteredAt) : rule.responseMillis(),
                resolution.isPresent() ? left(resolution.getAsLong(), enteredAt) : 0,
                rule.penalty());
    }

    /** What was due before it began to wait is due at once; what is left is rounded to what is due a little earlier. */
    static long left(long dueAt, long enteredAt) {
        long left = Math.max(1, dueAt - enteredAt);
        Long unit = UNITS.floor(left / PARTS);
        return unit == null ? left : left / unit * unit;
    }

    private static Background background(Known known, long enteredAt) {
        Seen seen = known.seen();
        Regard regard = known.regard();
        return new Background(
                Seen.tier(known.customer()),
                regard == null ? 0 : inSteps(regard.churnRisk()),
                regard == null ? 0 : regard.sentiment(),
                contacts(seen, regard),
                inSteps(known.breachProbability()),
                severity(seen.priority()),
                seen.reopens(),
                seen.reassignments(),
                0,
                daysAgo(known, enteredAt),
                true);
    }

    private static double inSteps(double probability) {
        return Math.round(probability * STEPS) / STEPS;
    }

    /** About the same; this item is one of them, whether that has come round or not. */
    private static int contacts(Seen seen, Regard regard) {
        return regard == null ? 0 : Math.max(1, regard.contacts().getOrDefault(first(seen.category()), 0));
    }

    /** Since they had this item, or another of the customer. */
    private static Map<String, Double> daysAgo(Known known, long enteredAt) {
        Map<String, Long> last = new HashMap<>(known.agents());
        if (known.regard() != null) {
            known.regard().agents().forEach((agent, at) -> last.merge(agent, at, Math::max));
        }
        Map<String, Double> daysAgo = new HashMap<>();
        last.forEach((agent, at) -> daysAgo.put(agent, Math.max(0, (enteredAt - at) / DAY)));
        return daysAgo;
    }

    private static int severity(Priority priority) {
        if (priority == null) {
            return 3;
        }
        return switch (priority) {
            case P0, P1 -> 1;
            case P2 -> 2;
            case P3 -> 3;
            case P4 -> 4;
        };
    }

    /** The first that says something; else empty. */
    private static String first(String... words) {
        for (String word : words) {
            if (word != null && !word.isBlank()) {
                return word;
            }
        }
        return "";
    }
}
