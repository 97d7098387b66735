package io.switchboard.wire;

import static io.switchboard.wire.Field.text;

import io.switchboard.event.Customer;
import java.time.Instant;
import org.apache.avro.Schema;

/** Customers as their topic shows them. */
final class CustomerShape implements Shape<Customer, io.switchboard.schema.Customer> {

    private static final long serialVersionUID = 1;

    private static final int HIGHEST_TIER = 4;

    @Override
    public Class<Customer> type() {
        return Customer.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.Customer.getClassSchema();
    }

    @Override
    public Instant at(Customer customer) {
        return customer.at();
    }

    @Override
    public Customer fromAvro(io.switchboard.schema.Customer customer) {
        return new Customer(
                Field.id("customerId", customer.getCustomerId(), "every customer must be named"),
                Field.instant("at", customer.getAt()),
                tier(customer.getTier()),
                text("contract", customer.getContract()),
                text("region", customer.getRegion()),
                text("residency", customer.getResidency()),
                Field.texts("languages", customer.getLanguages()));
    }

    private static Integer tier(Integer tier) {
        if (tier != null && (tier < 0 || tier > HIGHEST_TIER)) {
            throw Field.refusal(
                    "tier", tier.toString(), "it goes from 0 (none) to %d (highest)".formatted(HIGHEST_TIER));
        }
        return tier;
    }

    @Override
    public io.switchboard.schema.Customer toAvro(Customer customer) {
        return new io.switchboard.schema.Customer(
                customer.customerId(),
                customer.at(),
                customer.tier(),
                customer.contract(),
                customer.region(),
                customer.residency(),
                customer.languages());
    }
}
