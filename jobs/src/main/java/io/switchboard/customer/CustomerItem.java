package io.switchboard.customer;

import io.switchboard.event.ItemType;

/**
 * An item that a customer has or had a short time ago.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param at of its last event, in epoch milliseconds
 * @param over nothing more is expected to happen to it
 */
public record CustomerItem(String itemId, ItemType type, long at, boolean over) {

    static CustomerItem of(ItemSeen seen) {
        return new CustomerItem(seen.itemId(), seen.type(), seen.at(), seen.over());
    }

    /** A ticket and a call may have the same id. */
    static String key(ItemSeen seen) {
        return seen.type() + "/" + seen.itemId();
    }
}
