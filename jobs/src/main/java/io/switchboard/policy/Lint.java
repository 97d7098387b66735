package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final List<Finding> findings = new ArrayList<>();

    private Lint(PolicyBook book) {
        this.book = book;
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
        List<Policy> ranked = book.policies().stream().sorted(Matching.RANK).toList();
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
            String both = "%s and %s both match some items with the clock %s"
                    .formatted(said(higher), said(lower), String.join(", ", clocks));
            switch (mode) {
                case ALL_MATCH -> find(Severity.NOTE, lower, both + ": both run, as the first says");
                case STRICTEST -> find(Severity.NOTE, lower, both + ": the stricter runs, as the first says");
                case FIRST_MATCH -> first(higher, lower, clocks, both);
            }
        });
    }

    private void first(Policy higher, Policy lower, Set<String> clocks, String both) {
        boolean always = higher.effectiveFrom() <= lower.effectiveFrom()
                && book.inForceUntil(higher) >= book.inForceUntil(lower);
        boolean every = higher.when() == null || higher.when().equals(lower.when());
        if (always && every) {
            find(
                    Severity.ERROR,
                    lower,
                    "its clock %s never runs: %s takes all its items first: raise its rank, or remove it"
                            .formatted(String.join(", ", clocks), said(higher)));
        } else if (lower.when() == null && higher.when() != null && higher.rank() > lower.rank()) {
            find(Severity.NOTE, lower, "is what is left for items that %s does not match".formatted(said(higher)));
        } else if (higher.rank() == lower.rank()) {
            find(
                    Severity.WARNING,
                    lower,
                    both + ": the first wins by its id alone: give them ranks, or conditions that exclude each other");
        } else {
            find(Severity.NOTE, lower, both + ": the first wins by its rank");
        }
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
        findings.add(new Finding(severity, said(policy), text));
    }

    private static String said(Policy policy) {
        return "policy %s version %d".formatted(policy.id(), policy.version());
    }
}
