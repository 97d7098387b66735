package io.switchboard.customer;

import io.switchboard.event.Customer;
import java.io.Serializable;

/**
 * Which items have to learn what of their customer, and for how long a customer's items are remembered.
 *
 * @param keepMs how long after its last event an item that is over can still come back or be corrected
 */
public record CustomerRules(long keepMs) implements Serializable {

    /** Of two profiles the later one holds, whichever came first. */
    Customer latest(Customer known, Customer heard) {
        return known == null || !heard.at().isBefore(known.at()) ? heard : known;
    }

    /** The last event counts, whichever came first; of two at the same time, the one that ends it. */
    CustomerItem latest(CustomerItem known, ItemSeen seen) {
        boolean isLater =
                known == null || seen.at() > known.at() || (seen.at() == known.at() && seen.over() && !known.over());
        return isLater ? CustomerItem.of(seen) : known;
    }

    /** When to look whether the item can be forgotten, in epoch milliseconds. */
    long forgetAt(CustomerItem item) {
        return item.at() + keepMs;
    }

    boolean isForgotten(CustomerItem item, long now) {
        return item.over() && forgetAt(item) <= now;
    }
}
