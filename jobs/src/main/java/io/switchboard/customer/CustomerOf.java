package io.switchboard.customer;

import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;

/** What is known of the customer of an item. */
public record CustomerOf(String itemId, ItemType type, Customer customer) {}
