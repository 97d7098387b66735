package io.switchboard.customer;

import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;

/**
 * What is known of the customer of an item.
 *
 * @param customer the profile; null if only the other is known
 * @param regard how the customer is; null where that is not known, or not asked
 */
public record CustomerOf(String itemId, ItemType type, Customer customer, Regard regard) {

    public CustomerOf(String itemId, ItemType type, Customer customer) {
        this(itemId, type, customer, null);
    }
}
