package io.switchboard.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom an item is for, step by step, the longer it waits; an item keeps the version it was planned with.
 *
 * @param overflow the pool to go to; null unless the final step is {@link FinalStep#OVERFLOW}
 */
public record Plan(String id, int version, List<PlanStep> steps, FinalStep finalStep, String overflow) {

    public Plan {
        steps = List.copyOf(steps);
        if (steps.stream().allMatch(PlanStep::hard)) {
            throw new IllegalArgumentException(
                    "plan %s has no steps that expire: give it at least one, as in {pools: [desk], expiry: 2m}"
                            .formatted(id));
        }
        if ((finalStep == FinalStep.OVERFLOW) != (overflow != null)) {
            throw new IllegalArgumentException(
                    "plan %s must name the pool it overflows to, and only then: write finalStep: OVERFLOW and overflow: POOL"
                            .formatted(id));
        }
    }

    public static Plan of(String id, List<PlanStep> steps, FinalStep finalStep) {
        return new Plan(id, 1, steps, finalStep, null);
    }

    private List<PlanStep> soft() {
        return steps.stream().filter(step -> !step.hard()).toList();
    }

    /** How many steps expire; the final one comes after. */
    int expiring() {
        return soft().size();
    }

    /** When each of the steps that expire has expired, ms from entry. */
    long[] expiries() {
        List<PlanStep> soft = soft();
        long[] expiries = new long[soft.size()];
        long sum = 0;
        for (int i = 0; i < expiries.length; i++) {
            sum += soft.get(i).expiryMillis();
            expiries[i] = sum;
        }
        return expiries;
    }

    /** What each step asks for with all that is hard, and last what the final one does. */
    List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        for (PlanStep step : soft()) {
            filters.add(withHard(new Filter(
                    step.pools(),
                    step.helpers(),
                    step.skills(),
                    step.regions(),
                    step.clearances(),
                    step.lastAgentOnly(),
                    step.spare())));
        }
        filters.add(finalStep == FinalStep.HOLD_AND_ESCALATE ? filters.get(filters.size() - 1) : anyInPools());
        return filters;
    }

    private Filter anyInPools() {
        List<PlanStep> soft =
                soft().stream().filter(step -> !step.lastAgentOnly()).toList();
        Set<String> pools = new HashSet<>();
        Set<String> helpers = new HashSet<>();
        soft.forEach(step -> {
            pools.addAll(step.pools());
            helpers.addAll(step.helpers());
        });
        boolean all = soft.stream().anyMatch(step -> step.pools().isEmpty());
        return withHard(new Filter(
                all ? Set.of() : pools, all ? Set.of() : helpers, Map.of(), Set.of(), Set.of(), false, Map.of()));
    }

    private Filter withHard(Filter filter) {
        Filter next = filter;
        for (PlanStep step : steps) {
            next = step.hard() ? both(next, step) : next;
        }
        return next;
    }

    private Filter both(Filter filter, PlanStep hard) {
        Map<String, Integer> skills = new HashMap<>(filter.skills());
        hard.skills().forEach((skill, level) -> skills.merge(skill, level, Math::max));
        Set<String> clearances = new HashSet<>(filter.clearances());
        clearances.addAll(hard.clearances());
        return new Filter(
                both(filter.pools(), hard.pools(), "pool"),
                helpers(filter, hard),
                skills,
                both(filter.regions(), hard.regions(), "region"),
                clearances,
                filter.lastAgentOnly() || hard.lastAgentOnly(),
                filter.spare());
    }

    /** Whom a hard step rules out does not help either. */
    private static Set<String> helpers(Filter filter, PlanStep hard) {
        Set<String> helpers = new HashSet<>(filter.helpers());
        if (!hard.pools().isEmpty()) {
            helpers.retainAll(hard.pools());
        }
        return helpers;
    }

    /** What is in both, where the empty set stands for all. */
    private Set<String> both(Set<String> soft, Set<String> hard, String noun) {
        if (soft.isEmpty() || hard.isEmpty()) {
            return soft.isEmpty() ? hard : soft;
        }
        Set<String> both = new HashSet<>(soft);
        both.retainAll(hard);
        if (both.isEmpty()) {
            throw new IllegalArgumentException(
                    "plan %s has a step whose %ss are all ruled out by a hard one: let them have one in common"
                            .formatted(id, noun));
        }
        return both;
    }
}
