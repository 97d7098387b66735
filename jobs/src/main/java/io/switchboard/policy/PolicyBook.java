package io.switchboard.policy;

import io.switchboard.event.ItemType;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All policies in force, highest rank first. Below a policy stand its older versions, for as long as there are
 * open items that began under them.
 */
public record PolicyBook(List<Policy> policies) implements Serializable {

    public PolicyBook {
        policies = List.copyOf(policies);
        Map<String, Policy> versions = new HashMap<>();
        Map<ItemType, Policy> latest = new EnumMap<>(ItemType.class);
        for (Policy policy : policies) {
            String version = "%s version %d".formatted(policy.id(), policy.version());
            if (versions.put(version, policy) != null) {
                throw new IllegalArgumentException(
                        "policy %s is there twice: keep one, with a higher version above the lower ones"
                                .formatted(version));
            }
            Policy above = latest.put(policy.items(), policy);
            if (above != null && !policy.isOlderThan(above)) {
                throw new IllegalArgumentException(
                        "policy %s can never match, %s version %d already takes every %s: remove one, or keep it as an older version of the same id"
                                .formatted(version, above.id(), above.version(), policy.items()));
            }
        }
    }

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
