package io.switchboard.archive;

import io.switchboard.schema.Customer;
import io.switchboard.wire.Topics;

/** Who we serve, with every change of it. */
final class Customers {

    static final FactTable<Customer> TABLE = FactTable.of(
                    "customer_changes",
                    Topics.CUSTOMERS,
                    Customer.class,
                    "A customer as known after a change; customers has a row for each customer.")
            .text("customer_id", "The customer.", Customer::getCustomerId)
            .time("occurred_at", "When this became true.", Customer::getAt)
            .count("tier", "0 (none) to 4 (highest); null if that is not known.", Customer::getTier)
            .text("contract", "The contract we serve under.", Customer::getContract)
            .text("region", "Where the customer belongs.", Customer::getRegion)
            .text("residency", "Where the customer's data must stay; null for anywhere.", Customer::getResidency)
            .texts("languages", "BCP 47, best first.", Customer::getLanguages)
            .byDayAndRegion("occurred_at", "region");

    private Customers() {}
}
