package io.switchboard.customer;

import io.switchboard.event.Customer;

/** What is heard of a customer, from one of two sides; the other is null. */
public record CustomerWord(String customerId, Customer profile, Regard regard) {

    public static CustomerWord of(Customer profile) {
        return new CustomerWord(profile.customerId(), profile, null);
    }

    public static CustomerWord of(Regard regard) {
        return new CustomerWord(regard.customerId(), null, regard);
    }
}
