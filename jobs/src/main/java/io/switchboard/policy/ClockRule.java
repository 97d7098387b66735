package io.switchboard.policy;

import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

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

    public ClockRule {
        phases = Map.copyOf(phases);
        targets = Map.copyOf(targets);
        levels = List.copyOf(levels);
        for (Status status : kind.items().statuses()) {
            if (!phases.containsKey(status)) {
                throw new IllegalArgumentException(
                        "%s does not say what %s means: run, pause, stop or close".formatted(kind, status));
            }
        }
        for (Priority priority : Priority.values()) {
            if (!targets.containsKey(priority)) {
                throw new IllegalArgumentException("%s has no target for %s".formatted(kind, priority));
            }
        }
    }
}
