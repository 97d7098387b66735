package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks for what a document says, but can hardly mean: policies in each other's way, and what is of no use. */
public final class Lint {

    /** How bad it is. */
    public enum Severity {
        /** Something that is written has no effect. */
        ERROR,
        /** Something may have another effect than it seems. */
        WARNING,
        /** So it is. */
        NOTE
    }

    /** Something to know about a document. */
    public record Finding(Severity severity, String place, String text) {

        @Override
        public String toString() {
            return "%s %s: %s".formatted(severity, place, text);
        }
    }

    /** The worst first, then by place. */
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::place)
            .thenComparing(Finding::text);

    private final PolicyBook book;
    private final List<Policy> ranked;
    private final List<Finding> findings = new ArrayList<>();

    private Lint(PolicyBook book) {
        this.book = book;
        this.ranked = book.policies().stream().sorted(Matching.RANK).toList();
    }

    /**
     * What there is to say of a book.
     *
     * @param calendars that are there to be used, by their ids
     */
    public static List<Finding> of(PolicyBook book, Map<String, BusinessCalendar> calendars) {
        Lint lint = new Lint(book);
        book.policies().forEach(lint::alone);
        lint.pairs();
        lint.calendars(calendars);
        return lint.findings.stream().sorted(WORST_FIRST).toList();
    }

    private void alone(Policy policy) {
        if (policy.when() != null && policy.when().excludes(policy.when())) {
            find(
                    Severity.ERROR,
                    policy,
                    "its condition can never be true: %s"
                            .formatted(policy.when().text()));
        }
        if (book.inForceUntil(policy) <= policy.effectiveFrom()) {
            find(
                    Severity.WARNING,
                    policy,
                    "is never in force: another version takes its place at once, or it is retired");
        }
    }

    private void pairs() {
        for (int i = 0; i < ranked.size(); i++) {
            for (Policy lower : ranked.subList(i + 1, ranked.size())) {
                Policy higher = ranked.get(i);
                if (higher.items() == lower.items() && !higher.id().equals(lower.id()) && meet(higher, lower)) {
                    pair(higher, lower);
                }
            }
        }
    }

    private boolean meet(Policy a, Policy b) {
        boolean atOnce = a.effectiveFrom() < book.inForceUntil(b) && b.effectiveFrom() < book.inForceUntil(a);
        boolean ofOne = a.when() == null || b.when() == null || !a.when().excludes(b.when());
        return atOnce && ofOne;
    }

    private void pair(Policy higher, Policy lower) {
        Map<Mode, Set<String>> shared = shared(higher, lower);
        shared.forEach((mode, clocks) -> {
            String both = both(higher, lower, clocks);
            switch (mode) {
                case ALL_MATCH -> find(Severity.NOTE, lower, both + ": both run, as the first says");
                case STRICTEST -> find(Severity.NOTE, lower, both + ": the stricter runs, as the first says");
                case FIRST_MATCH -> first(higher, lower, clocks, both);
            }
        });
    }

    private void first(Policy higher, Policy lower, Set<String> clocks, String both) {
        if (takesAllItems(higher, lower)) {
            taken(higher, lower, clocks);
        } else if (lower.when() == null && higher.when() != null && higher.rank() > lower.rank()) {
            find(Severity.NOTE, lower, "is what is left for items that %s does not match".formatted(higher.inWords()));
        } else if (higher.rank() == lower.rank()) {
            find(
                    Severity.WARNING,
                    lower,
                    both + ": the first wins by its id alone: give them ranks, or conditions that exclude each other");
        } else {
            find(Severity.NOTE, lower, both + ": the first wins by its rank");
        }
    }

    /** Whether there is no item and no time in which the lower one comes first of the two. */
    private boolean takesAllItems(Policy higher, Policy lower) {
        boolean always = higher.effectiveFrom() <= lower.effectiveFrom()
                && book.inForceForAllUntil(higher) >= book.inForceUntil(lower);
        boolean older = higher.mode() != PublishMode.NEW_ONLY
                || higher.effectiveFrom() == Policy.ALWAYS
                || lower.mode() == PublishMode.NEW_ONLY;
        boolean every = higher.when() == null || higher.when().equals(lower.when());
        return always && older && every;
    }

    /** The mode is that of the first that matches, which may be a third. */
    private void taken(Policy higher, Policy lower, Set<String> clocks) {
        Set<String> never = new TreeSet<>(clocks);
        for (String clock : clocks) {
            third(higher, lower, clock).ifPresent(third -> {
                never.remove(clock);
                find(
                        Severity.NOTE,
                        lower,
                        "%s: where %s matches, too, it says which of them run"
                                .formatted(both(higher, lower, Set.of(clock)), third.inWords()));
            });
        }
        if (!never.isEmpty()) {
            find(
                    Severity.ERROR,
                    lower,
                    "its clock %s never runs: %s takes all its items first: raise its rank, or remove it"
                            .formatted(String.join(", ", never), higher.inWords()));
        }
    }

    /** One that comes before both and lets more than the first of all run. */
    private Optional<Policy> third(Policy higher, Policy lower, String clock) {
        return ranked.subList(0, ranked.indexOf(higher)).stream()
                .filter(first -> first.items() == lower.items() && first.rule(clock) != null)
                .filter(first -> first.rule(clock).mode() != Mode.FIRST_MATCH)
                .filter(first -> !first.id().equals(higher.id()) && !first.id().equals(lower.id()))
                .filter(first -> meet(first, lower))
                .findFirst();
    }

    private static String both(Policy higher, Policy lower, Set<String> clocks) {
        return "%s and %s both match some items with the clock %s"
                .formatted(higher.inWords(), lower.inWords(), String.join(", ", clocks));
    }

    /** The clocks that both have, by the mode that the higher one gives them. */
    private static Map<Mode, Set<String>> shared(Policy higher, Policy lower) {
        return higher.clocks().stream()
                .filter(clock -> lower.rule(clock.name()) != null)
                .collect(Collectors.groupingBy(
                        ClockRule::mode,
                        LinkedHashMap::new,
                        Collectors.mapping(ClockRule::name, Collectors.toCollection(TreeSet::new))));
    }

    private void calendars(Map<String, BusinessCalendar> calendars) {
        Set<String> used = book.policies().stream()
                .flatMap(Policy::calendars)
                .map(BusinessCalendar::id)
                .collect(Collectors.toSet());
        calendars.keySet().stream()
                .filter(id -> !used.contains(id))
                .forEach(id -> findings.add(new Finding(
                        Severity.WARNING, "calendar " + id, "no policy uses it: remove it, or name it in a target")));
    }

    private void find(Severity severity, Policy policy, String text) {
        findings.add(new Finding(severity, policy.inWords(), text));
    }
}
