package io.switchboard.sla;

import io.switchboard.sla.Escalation.Correction;
import io.switchboard.sla.Tracking.ClockState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether what readers see of escalations, outcomes and items agrees, cycle by cycle: nothing is there
 * twice, every record that another one takes the place of is there, and the breaches told are those that the item
 * shows, or its outcome where the item is forgotten. Which records come first does not matter, but for those of one item.
 */
public final class Reconciliation {

    /** All that readers see of one cycle; {@code now} is where it stands, empty where nobody tells. */
    private record Told(List<Escalation> escalations, List<Outcome> outcomes, List<ClockState> now) {}

    private final Map<List<String>, Told> cycles =
            new TreeMap<>((one, other) -> String.join("\0", one).compareTo(String.join("\0", other)));

    public void told(Escalation escalation) {
        told(escalation.itemId(), escalation.policyId(), escalation.clock(), escalation.cycle())
                .escalations()
                .add(escalation);
    }

    public void ended(Outcome outcome) {
        told(outcome.itemId(), outcome.policyId(), outcome.clock(), outcome.cycle())
                .outcomes()
                .add(outcome);
    }

    /** Where an item stands; the last word counts. */
    public void stands(Tracking item) {
        for (ClockState clock : item.clocks()) {
            List<ClockState> now = told(item.itemId(), clock.policyId(), clock.clock(), clock.cycle())
                    .now();
            now.clear();
            now.add(clock);
        }
    }

    private Told told(String... cycle) {
        return cycles.computeIfAbsent(
                List.of(cycle), key -> new Told(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    /** In the order of items; none if all agrees. */
    public List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        cycles.forEach((cycle, told) -> {
            escalations(told.escalations(), found);
            outcomes(told.outcomes(), found);
            if (told.now().isEmpty()) {
                breachesOfTheEnd(told, found);
            } else {
                breachOfThePresent(cycle.get(0), told, found);
            }
        });
        return found;
    }

    private static void escalations(Collection<Escalation> escalations, List<Difference> found) {
        Set<String> ids = new HashSet<>();
        for (Escalation each : escalations) {
            if (!ids.add(each.escalationId())) {
                found.add(Difference.in(each, Difference.Kind.ESCALATION_DOUBLED, each.escalationId()));
            }
        }
        Set<String> missing = new HashSet<>();
        for (Escalation each : escalations) {
            if (each.supersedes() != null && !ids.contains(each.supersedes()) && missing.add(each.supersedes())) {
                found.add(Difference.in(each, Difference.Kind.ESCALATION_MISSING, each.supersedes()));
            }
        }
    }

    private static void outcomes(Collection<Outcome> outcomes, List<Difference> found) {
        Map<Integer, Outcome> revisions = new TreeMap<>();
        for (Outcome each : outcomes) {
            if (revisions.put(each.revision(), each) != null) {
                found.add(Difference.in(each, Difference.Kind.OUTCOME_DOUBLED, "revision " + each.revision()));
            }
        }
        int next = 1;
        for (Outcome each : revisions.values()) {
            for (; next < each.revision(); next++) {
                found.add(Difference.in(each, Difference.Kind.OUTCOME_MISSING, "revision " + next));
            }
            next = each.revision() + 1;
        }
    }

    private static void breachOfThePresent(String itemId, Told told, List<Difference> found) {
        ClockState now = told.now().get(0);
        List<Escalation> live = heads(told.escalations()).stream()
                .filter(Reconciliation::isLive)
                .toList();
        if (now.breachedAt() == null) {
            live.forEach(
                    head -> found.add(Difference.in(head, Difference.Kind.ESCALATION_UNTRUE, head.escalationId())));
        } else if (live.isEmpty()) {
            found.add(Difference.in(itemId, now));
        }
    }

    /** What was told of the time after the end belongs to an item that came back: the outcome need not know it. */
    private static void breachesOfTheEnd(Told told, List<Difference> found) {
        Outcome last = told.outcomes().stream()
                .reduce((one, other) -> one.revision() >= other.revision() ? one : other)
                .orElse(null);
        if (last == null || Outcome.WITHDRAWN.equals(last.reason())) {
            return;
        }
        List<Escalation> heads = heads(told.escalations());
        if (last.breachedAt() == null) {
            heads.stream()
                    .filter(head -> isLive(head) && head.at().isBefore(last.endedAt()))
                    .forEach(head ->
                            found.add(Difference.in(head, Difference.Kind.ESCALATION_UNTRUE, head.escalationId())));
        } else if (heads.stream().noneMatch(head -> isLive(head) || !head.at().isBefore(last.endedAt()))) {
            found.add(Difference.in(last));
        }
    }

    /** The last word on the breach, of each version under which there was one. */
    private static List<Escalation> heads(Collection<Escalation> escalations) {
        Set<String> superseded =
                escalations.stream().map(Escalation::supersedes).collect(Collectors.toCollection(HashSet::new));
        return escalations.stream()
                .filter(each -> each.level().equals(Escalation.BREACH))
                .filter(each -> !superseded.contains(each.escalationId()))
                .toList();
    }

    private static boolean isLive(Escalation escalation) {
        return escalation.correction() != Correction.WITHDRAWN;
    }

    /**
     * One thing that does not agree.
     *
     * @param at the time, in the life of the item, of the record that shows it
     * @param what the id of the escalation, or the revision of the outcome, that is missing or too many
     */
    public record Difference(
            Kind kind, Instant at, String itemId, String policyId, String clock, String cycle, String what) {

        /** What does not agree. */
        public enum Kind {
            /** The same record is there twice. */
            ESCALATION_DOUBLED,
            /** There was a breach, or another record takes the place of this one, and it is not there. */
            ESCALATION_MISSING,
            /** A breach was told that is none and was not withdrawn. */
            ESCALATION_UNTRUE,
            OUTCOME_DOUBLED,
            OUTCOME_MISSING
        }

        private static Difference in(String itemId, ClockState shows) {
            return missing(
                    shows.breachedAt(), itemId, shows.policyId(), shows.clock(), shows.cycle(), shows.policyVersion());
        }

        private static Difference in(Outcome shows) {
            return missing(
                    shows.breachedAt(),
                    shows.itemId(),
                    shows.policyId(),
                    shows.clock(),
                    shows.cycle(),
                    shows.policyVersion());
        }

        private static Difference missing(
                Instant at, String itemId, String policyId, String clock, String cycle, int version) {
            String id = Fingerprint.id(itemId, clock, cycle, policyId, version, Escalation.BREACH, 0);
            return new Difference(Kind.ESCALATION_MISSING, at, itemId, policyId, clock, cycle, id);
        }

        private static Difference in(Escalation shows, Kind kind, String what) {
            return new Difference(
                    kind, shows.at(), shows.itemId(), shows.policyId(), shows.clock(), shows.cycle(), what);
        }

        private static Difference in(Outcome shows, Kind kind, String what) {
            return new Difference(
                    kind, shows.endedAt(), shows.itemId(), shows.policyId(), shows.clock(), shows.cycle(), what);
        }

        /** Whether it is only a repetition, as after the restore of an older checkpoint. */
        public boolean isDoubled() {
            return kind == Kind.ESCALATION_DOUBLED || kind == Kind.OUTCOME_DOUBLED;
        }
    }
}
