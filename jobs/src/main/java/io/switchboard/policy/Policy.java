package io.switchboard.policy;

import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import java.io.Serializable;
import java.util.List;

/** What we promise for items of one type. Immutable: a change is a new version. */
public record Policy(String id, int version, ItemType items, Priority defaultPriority, List<ClockRule> clocks)
        implements Serializable {

    /** The rule of one of its clocks. */
    public ClockRule rule(ClockKind kind) {
        for (ClockRule rule : clocks) {
            if (rule.kind() == kind) {
                return rule;
            }
        }
        throw new IllegalArgumentException("Policy %s version %d has no clock %s".formatted(id, version, kind));
    }
}
