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
}
