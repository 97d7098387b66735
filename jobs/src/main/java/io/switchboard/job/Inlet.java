package io.switchboard.job;

import io.switchboard.customer.CustomerFunction;
import io.switchboard.customer.CustomerOf;
import io.switchboard.customer.CustomerRules;
import io.switchboard.customer.CustomerWord;
import io.switchboard.customer.ItemSeen;
import io.switchboard.customer.RegardedFunction;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.TicketEvent;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.Sift;
import io.switchboard.wire.TidalSift;
import io.switchboard.wire.Timed;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The first steps of what comes into a job, the same in all of them; uids are of each job, and for ever. */
final class Inlet {

    private Inlet() {}

    /** Of a topic in which no time passes. */
    static <T> SingleOutputStreamOperator<T> sift(DataStream<Decoded<T>> decoded, TypeInformation<T> type, String of) {
        return decoded.process(new Sift<>(type)).name("sift " + of).uid("sift-" + of);
    }

    /** Of a topic in which time passes. */
    static <T> SingleOutputStreamOperator<Timed<T>> tidal(
            DataStream<Decoded<T>> decoded, Class<T> type, Duration outOfOrderness, String of) {
        return decoded.process(new TidalSift<>(type, outOfOrderness))
                .name("sift " + of)
                .uid("sift-" + of);
    }

    /** Beside the way of the events: what is known of a customer comes to an item when it comes. */
    static DataStream<CustomerOf> customersOfItems(
            DataStream<Timed<TicketEvent>> tickets,
            DataStream<Timed<CallEvent>> calls,
            DataStream<Customer> customers,
            CustomerRules rules) {
        DataStream<ItemSeen> seen = tickets.map(event -> ItemSeen.in(event.value()))
                .returns(ItemSeen.class)
                .name("see tickets")
                .uid("see-tickets")
                .union(calls.map(event -> ItemSeen.in(event.value()))
                        .returns(ItemSeen.class)
                        .name("see calls")
                        .uid("see-calls"));
        return customersOfItems(seen, customers, rules);
    }

    /** The same, of items however they were seen. */
    static DataStream<CustomerOf> customersOfItems(
            DataStream<ItemSeen> seen, DataStream<Customer> customers, CustomerRules rules) {
        return ofCustomers(seen)
                .connect(customers.keyBy(Customer::customerId))
                .process(new CustomerFunction(rules))
                .name("customers of items")
                .uid(CustomerFunction.UID);
    }

    /** The same, with how they are, by an operator that has what the other has in its state, and one thing more. */
    static DataStream<CustomerOf> regardedOfItems(
            DataStream<ItemSeen> seen, DataStream<CustomerWord> words, CustomerRules rules) {
        return ofCustomers(seen)
                .connect(words.keyBy(CustomerWord::customerId))
                .process(new RegardedFunction(rules))
                .name("customers of items")
                .uid(CustomerFunction.UID);
    }

    private static KeyedStream<ItemSeen, String> ofCustomers(DataStream<ItemSeen> seen) {
        return seen.filter(item -> item.customerId() != null)
                .name("of customers")
                .uid("of-customers")
                .keyBy(ItemSeen::customerId);
    }
}
