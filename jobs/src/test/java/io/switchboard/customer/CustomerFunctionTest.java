package io.switchboard.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.StateRegister;
import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@Proves("R-51")
class CustomerFunctionTest {

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");
    private static final Duration KEEP = Duration.ofDays(31);

    private static final Customer SILVER = profile(2, NINE.minusSeconds(60));
    private static final Customer GOLD = profile(3, NINE.plusSeconds(60));

    static KeyedTwoInputStreamOperatorTestHarness<String, ItemSeen, Customer, CustomerOf> harness() throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new CustomerFunction(new CustomerRules(KEEP.toMillis()))),
                ItemSeen::customerId,
                Customer::customerId,
                Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    @Test
    void aNewItemOfAKnownCustomerLearnsOfItOnce() throws Exception {
        try (var customers = harness()) {
            customers.open();
            hear(customers, SILVER);
            see(customers, "T-1", NINE, false);
            see(customers, "T-1", NINE.plusSeconds(5), false);
            assertThat(customers.extractOutputValues()).containsExactly(of("T-1", SILVER));
        }
    }

    /** Ids may be any text. */
    @Test
    void anItemIsNotTakenForAnotherCustomersWhoseNameGoesOnLikeIt() throws Exception {
        try (var customers = harness()) {
            customers.open();
            customers.processElement1(new ItemSeen("C", "x/TICKET/y", ItemType.TICKET, 1, false), 1);
            Customer other = new Customer("C/TICKET/x", NINE, 3, "contract", "emea", null, List.of("de"));
            hear(customers, other);
            customers.processElement1(new ItemSeen("C/TICKET/x", "y", ItemType.TICKET, 2, false), 2);
            assertThat(customers.extractOutputValues()).containsExactly(of("y", other));
        }
    }

    @Test
    void everyItemLearnsOfAChange() throws Exception {
        try (var customers = harness()) {
            customers.open();
            see(customers, "T-1", NINE, false);
            see(customers, "T-2", NINE, true);
            hear(customers, GOLD);
            assertThat(customers.extractOutputValues()).containsExactlyInAnyOrder(of("T-1", GOLD), of("T-2", GOLD));
        }
    }

    @Test
    void theLatestProfileHoldsWhicheverCameFirst() throws Exception {
        try (var customers = harness()) {
            customers.open();
            hear(customers, GOLD);
            hear(customers, SILVER);
            see(customers, "T-1", NINE, false);
            assertThat(customers.extractOutputValues()).containsExactly(of("T-1", GOLD));
        }
    }

    @Test
    void theSameProfileTwiceIsNoChange() throws Exception {
        try (var customers = harness()) {
            customers.open();
            see(customers, "T-1", NINE, false);
            hear(customers, GOLD);
            hear(customers, GOLD);
            assertThat(customers.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void anItemThatIsOverLeavesWhenItCanNotComeBackAnyMore() throws Exception {
        try (var customers = harness()) {
            customers.open();
            see(customers, "T-1", NINE, true);
            see(customers, "T-2", NINE, false);
            until(customers, NINE.plus(KEEP));
            hear(customers, GOLD);
            assertThat(customers.extractOutputValues()).containsExactly(of("T-2", GOLD));
        }
    }

    @Test
    void anItemThatCameBackStays() throws Exception {
        try (var customers = harness()) {
            customers.open();
            see(customers, "T-1", NINE, true);
            see(customers, "T-1", NINE.plusSeconds(60), false);
            until(customers, NINE.plus(KEEP));
            hear(customers, GOLD);
            assertThat(customers.extractOutputValues()).containsExactly(of("T-1", GOLD));
        }
    }

    @Test
    void profilesAndItemsSurviveARestart() throws Exception {
        OperatorSubtaskState snapshot;
        try (var customers = harness()) {
            customers.open();
            hear(customers, SILVER);
            see(customers, "T-1", NINE, false);
            snapshot = customers.snapshot(1, 1);
        }
        try (var customers = harness()) {
            customers.initializeState(snapshot);
            customers.open();
            see(customers, "T-2", NINE, false);
            hear(customers, GOLD);
            assertThat(customers.extractOutputValues())
                    .containsExactlyInAnyOrder(of("T-2", SILVER), of("T-1", GOLD), of("T-2", GOLD));
        }
    }

    @Test
    void theRegisterListsEverythingThatIsKept() throws IOException {
        StateRegister.lists(CustomerFunction.UID, CustomerFunction.profileState(), CustomerFunction.itemsState());
        StateRegister.lists(Customer.class);
        StateRegister.lists(CustomerItem.class);
    }

    private static void see(
            KeyedTwoInputStreamOperatorTestHarness<String, ItemSeen, Customer, CustomerOf> customers,
            String item,
            Instant at,
            boolean over)
            throws Exception {
        customers.processElement1(
                new ItemSeen("C-1", item, ItemType.TICKET, at.toEpochMilli(), over), at.toEpochMilli());
    }

    private static void hear(
            KeyedTwoInputStreamOperatorTestHarness<String, ItemSeen, Customer, CustomerOf> customers, Customer profile)
            throws Exception {
        customers.processElement2(profile, profile.at().toEpochMilli());
    }

    private static void until(KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> customers, Instant time)
            throws Exception {
        customers.processBothWatermarks(new Watermark(time.toEpochMilli()));
    }

    private static CustomerOf of(String item, Customer customer) {
        return new CustomerOf(item, ItemType.TICKET, customer);
    }

    private static Customer profile(int tier, Instant at) {
        return new Customer("C-1", at, tier, "contract", "emea", null, List.of("de"));
    }
}
