package io.switchboard.policy;

import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One clock of a policy.
 *
 * @param phases what each status of the clock's items means to it; complete
 * @param targets one for each priority; complete
 * @param levels the warnings, in the order of the policy
 */
public record ClockRule(
        ClockKind kind, Map<Status, Phase> phases, Reopen reopen, Map<Priority, Target> targets, List<Level> levels)
        implements Serializable {

    /** They and the breach are kept as the bits of a number. */
    public static final int MOST_LEVELS = 30;

    public ClockRule {
        phases = Map.copyOf(phases);
        targets = Map.copyOf(targets);
        levels = List.copyOf(levels);
        if (levels.size() > MOST_LEVELS) {
            throw new IllegalArgumentException(
                    "%s has %d levels: keep at most %d".formatted(kind, levels.size(), MOST_LEVELS));
        }
        Set<String> names = new HashSet<>();
        for (Level level : levels) {
            if (!names.add(level.name())) {
                throw new IllegalArgumentException(
                        "%s has two levels named %s: give each its own name".formatted(kind, level.name()));
            }
        }
        if (!phases.containsValue(Phase.RUN)) {
            throw new IllegalArgumentException("%s runs in no status: list one under run".formatted(kind));
        }
        for (Status status : kind.items().statuses()) {
            if (!phases.containsKey(status)) {
                throw new IllegalArgumentException(
                        "%s does not say what %s means: run, pause, stop or close".formatted(kind, status));
            }
        }
        for (Map.Entry<Status, Phase> phase : phases.entrySet()) {
            if (phase.getKey().isFinal() && !phase.getValue().ends()) {
                throw new IllegalArgumentException(
                        "%s would go on in %s, after which nothing happens: list it under stop or close"
                                .formatted(kind, phase.getKey()));
            }
        }
        for (Priority priority : Priority.values()) {
            if (!targets.containsKey(priority)) {
                throw new IllegalArgumentException("%s has no target for %s".formatted(kind, priority));
            }
        }
    }
}
