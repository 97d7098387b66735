package io.switchboard.policy;

import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What we promise for items of one type. Immutable: a change is a new version. */
public record Policy(String id, int version, ItemType items, Priority defaultPriority, List<ClockRule> clocks)
        implements Serializable {

    public Policy {
        clocks = List.copyOf(clocks);
        if (version < 1) {
            throw new IllegalArgumentException("policy %s has version %d: count 1, 2, 3".formatted(id, version));
        }
        Set<ClockKind> kinds = EnumSet.noneOf(ClockKind.class);
        for (ClockRule clock : clocks) {
            if (clock.kind().items() != items) {
                throw new IllegalArgumentException("policy %s is for a %s, its clock %s for a %s: move the clock"
                        .formatted(id, items, clock.kind(), clock.kind().items()));
            }
            if (!kinds.add(clock.kind())) {
                throw new IllegalArgumentException(
                        "policy %s has the clock %s twice: keep one".formatted(id, clock.kind()));
            }
        }
    }

    boolean isOlderThan(Policy other) {
        return id.equals(other.id) && version < other.version;
    }

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
