package io.switchboard.customer;

import io.switchboard.event.Customer;
import io.switchboard.event.Lately;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each item of a customer what is known of the customer, and again when that changes. Decides nothing itself.
 *
 * @param <T> what is heard of customers
 */
abstract class OfItemsFunction<T> extends KeyedCoProcessFunction<String, ItemSeen, T, CustomerOf> {

    private static final long serialVersionUID = 1;

    private record Place(String customer, String key) {}

    /** A net for items that never end; it plays no part in the rules. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(400);

    /** Of each subtask. */
    private static final int LATELY = 32_768;

    private final CustomerRules rules;

    private transient ValueState<Customer> profile;
    private transient MapState<String, CustomerItem> items;

    /** As they are in {@code items}: most of what happens, happens to items to which something has just happened. */
    private transient Lately<Place, CustomerItem> lately;

    OfItemsFunction(CustomerRules rules) {
        this.rules = rules;
    }

    /** Kept for as long as the topic keeps it: for ever. */
    static ValueStateDescriptor<Customer> profileState() {
        return new ValueStateDescriptor<>("profile", TypeInformation.of(Customer.class));
    }

    static MapStateDescriptor<String, CustomerItem> itemsState() {
        MapStateDescriptor<String, CustomerItem> state =
                new MapStateDescriptor<>("items", Types.STRING, TypeInformation.of(CustomerItem.class));
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    @Override
    public void open(OpenContext context) {
        profile = getRuntimeContext().getState(profileState());
        items = getRuntimeContext().getMapState(itemsState());
        lately = new Lately<>(LATELY);
    }

    @Override
    public void processElement1(ItemSeen seen, Context context, Collector<CustomerOf> out) throws Exception {
        String key = CustomerItem.key(seen);
        Place place = new Place(context.getCurrentKey(), key);
        CustomerItem near = lately.get(place);
        CustomerItem known = near == null ? items.get(key) : near;
        CustomerItem latest = rules.latest(known, seen);
        lately.put(place, latest);
        if (latest.equals(known)) {
            return;
        }
        items.put(key, latest);
        if (latest.over()) {
            context.timerService().registerEventTimeTimer(rules.forgetAt(latest));
        }
        if (known == null) {
            tell(latest, profile.value(), regard(), out);
        }
    }

    /** How the customer is; null where that is not known, or not asked. */
    abstract Regard regard() throws Exception;

    final Customer profile() throws Exception {
        return profile.value();
    }

    /** An older profile than the one that is known was true in its time: the items know what to make of it. */
    final void hear(Customer heard, Collector<CustomerOf> out) throws Exception {
        Customer known = profile.value();
        if (heard.equals(known)) {
            return;
        }
        profile.update(rules.latest(known, heard));
        tellAll(heard, regard(), out);
    }

    final void tellAll(Customer customer, Regard regard, Collector<CustomerOf> out) throws Exception {
        for (CustomerItem item : items.values()) {
            tell(item, customer, regard, out);
        }
    }

    private static void tell(CustomerItem item, Customer customer, Regard regard, Collector<CustomerOf> out) {
        if (customer != null || regard != null) {
            out.collect(new CustomerOf(item.itemId(), item.type(), customer, regard));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CustomerOf> out) throws Exception {
        Iterator<Map.Entry<String, CustomerItem>> all = items.iterator();
        while (all.hasNext()) {
            Map.Entry<String, CustomerItem> each = all.next();
            if (rules.isForgotten(each.getValue(), timestamp)) {
                lately.remove(new Place(context.getCurrentKey(), each.getKey()));
                all.remove();
            }
        }
    }
}
