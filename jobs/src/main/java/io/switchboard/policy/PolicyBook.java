package io.switchboard.policy;

import io.switchboard.event.ItemType;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All policies in force, highest rank first. */
public record PolicyBook(List<Policy> policies) implements Serializable {

    public PolicyBook {
        policies = List.copyOf(policies);
        Map<String, Policy> versions = new HashMap<>();
        Map<ItemType, Policy> first = new EnumMap<>(ItemType.class);
        for (Policy policy : policies) {
            String version = "%s version %d".formatted(policy.id(), policy.version());
            if (versions.put(version, policy) != null) {
                throw new IllegalArgumentException(
                        "policy %s is there twice: raise the version or rename it".formatted(version));
            }
            Policy other = first.putIfAbsent(policy.items(), policy);
            if (other != null) {
                throw new IllegalArgumentException("policy %s can never match, %s already takes every %s: remove one"
                        .formatted(policy.id(), other.id(), policy.items()));
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
