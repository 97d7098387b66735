package io.switchboard.policy;

import io.switchboard.event.ItemType;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** All policies in force, highest rank first. */
public record PolicyBook(List<Policy> policies) implements Serializable {

    /** The policy that an item of this type falls under. */
    public Optional<Policy> match(ItemType items) {
        return policies.stream().filter(policy -> policy.items() == items).findFirst();
    }

    /** A policy that open items are held to. */
    public Policy policy(String id, int version) {
        for (Policy policy : policies) {
            if (policy.version() == version && policy.id().equals(id)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(
                "Open items are held to policy %s version %d, which the policy file no longer has: keep it, below its successor, until they are closed"
                        .formatted(id, version));
    }
}
