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
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

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
        DataStream<ItemSeen> seen = see(tickets, event -> ItemSeen.in(event.value()), "tickets")
                .union(see(calls, event -> ItemSeen.in(event.value()), "calls"));
        return seen.keyBy(ItemSeen::customerId)
                .connect(customers.keyBy(Customer::customerId))
                .process(new CustomerFunction(rules))
                .name("customers of items")
                .uid(CustomerFunction.UID);
    }

    /** The same, with how they are, by an operator that has what the other has in its state, and one thing more. */
    static DataStream<CustomerOf> regardedOfItems(
            DataStream<ItemSeen> seen, DataStream<CustomerWord> words, CustomerRules rules) {
        return seen.keyBy(ItemSeen::customerId)
                .connect(words.keyBy(CustomerWord::customerId))
                .process(new RegardedFunction(rules))
                .name("customers of items")
                .uid(CustomerFunction.UID);
    }

    /** Those that have a customer, sorted out where they are seen: after a union they would have travelled for nothing. */
    static <T> DataStream<ItemSeen> see(DataStream<T> events, MapFunction<T, ItemSeen> seeing, String of) {
        return events.flatMap((T event, Collector<ItemSeen> out) -> {
                    ItemSeen seen = seeing.map(event);
                    if (seen.customerId() != null) {
                        out.collect(seen);
                    }
                })
                .returns(ItemSeen.class)
                .name("see " + of)
                .uid("see-" + of);
    }
}
