package io.switchboard.chaos.oracle;

import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.util.List;
import java.util.Map;

/**
 * One clock of one policy.
 *
 * @param when which items the policy is for
 * @param clock its name on records
 * @param targets for every priority
 * @param maxPauseMs 0 for any
 * @param start of a stop-watch; null for other clocks
 * @param stop of a stop-watch, beside the statuses
 * @param cancel of a stop-watch
 */
record Promise(
        String policyId,
        int version,
        ItemType items,
        int rank,
        Words when,
        Priority defaultPriority,
        Kind kind,
        String clock,
        Map<Status, Phase> phases,
        Map<Priority, Target> targets,
        List<Rung> rungs,
        long maxPauseMs,
        Words start,
        Words stop,
        Words cancel) {

    /** How much of whose hours. */
    record Target(long ms, Hours hours) {}

    Phase phase(Status status) {
        return phases.get(status);
    }

    /** The priority that counts for an item that says {@code said}. */
    Priority priority(Priority said) {
        return said == null ? defaultPriority : said;
    }
}
