package io.switchboard.customer;

import io.switchboard.event.Customer;
import org.apache.flink.util.Collector;

/** Tells each item of a customer who the customer is. */
public final class CustomerFunction extends OfItemsFunction<Customer> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "customers-of-items";

    private static final long serialVersionUID = 1;

    public CustomerFunction(CustomerRules rules) {
        super(rules);
    }

    @Override
    public void processElement2(Customer heard, Context context, Collector<CustomerOf> out) throws Exception {
        hear(heard, out);
    }

    @Override
    Regard regard() {
        return null;
    }
}
