package io.switchboard.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.StateRegister;
import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Who and how the customer of an item is, both at once. */
class RegardedFunctionTest {

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");
    private static final CustomerRules RULES =
            new CustomerRules(Duration.ofDays(31).toMillis());
    private static final Customer GOLD = new Customer("C-1", NINE, 3, "gold", "emea", null, List.of("de"));

    @Test
    void aNewItemLearnsWhoAndHowItsCustomerIsAtOnce() throws Exception {
        try (var customers = harness()) {
            customers.open();
            customers.processElement2(CustomerWord.of(GOLD), 0);
            customers.processElement2(CustomerWord.of(regard(0, .4)), 0);
            customers.processElement1(seen("T-1"), 0);
            assertThat(customers.extractOutputValues()).containsExactly(of("T-1", GOLD, regard(0, .4)));
        }
    }

    @Test
    void howACustomerIsIsToldOfAllItemsWhenItIsAnotherAndNotOlder() throws Exception {
        try (var customers = harness()) {
            customers.open();
            customers.processElement1(seen("T-1"), 0);
            customers.processElement1(seen("T-2"), 0);
            customers.processElement2(CustomerWord.of(regard(5, .4)), 0);
            customers.processElement2(CustomerWord.of(regard(6, .4)), 0);
            customers.processElement2(CustomerWord.of(regard(4, .9)), 0);
            assertThat(customers.extractOutputValues())
                    .containsExactlyInAnyOrder(of("T-1", null, regard(5, .4)), of("T-2", null, regard(5, .4)));
        }
    }

    @Test
    void whatTheOperatorKeptBeforeItHeardHowCustomersAreIsStillThere() throws Exception {
        OperatorSubtaskState before;
        try (var earlier = new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new CustomerFunction(RULES)),
                ItemSeen::customerId,
                Customer::customerId,
                Types.STRING)) {
            earlier.setStateBackend(new EmbeddedRocksDBStateBackend());
            earlier.open();
            earlier.processElement1(seen("T-1"), 0);
            earlier.processElement2(GOLD, 0);
            before = earlier.snapshot(1, 1);
        }
        OperatorSubtaskState after;
        try (var customers = harness()) {
            customers.initializeState(before);
            customers.open();
            customers.processElement2(CustomerWord.of(regard(0, .4)), 0);
            assertThat(customers.extractOutputValues()).containsExactly(of("T-1", GOLD, regard(0, .4)));
            after = customers.snapshot(2, 2);
        }
        try (var customers = harness()) {
            customers.initializeState(after);
            customers.open();
            customers.processElement1(seen("T-2"), 0);
            assertThat(customers.extractOutputValues()).containsExactly(of("T-2", GOLD, regard(0, .4)));
        }
    }

    @Test
    void theRegisterListsEverythingThatIsKept() throws IOException {
        StateRegister.lists(CustomerFunction.UID, RegardedFunction.regardState());
        StateRegister.lists(Regard.class);
    }

    static KeyedTwoInputStreamOperatorTestHarness<String, ItemSeen, CustomerWord, CustomerOf> harness()
            throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new RegardedFunction(RULES)),
                ItemSeen::customerId,
                CustomerWord::customerId,
                Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    private static ItemSeen seen(String item) {
        return new ItemSeen("C-1", item, ItemType.TICKET, NINE.toEpochMilli(), false);
    }

    private static CustomerOf of(String item, Customer customer, Regard regard) {
        return new CustomerOf(item, ItemType.TICKET, customer, regard);
    }

    private static Regard regard(long second, double churn) {
        return new Regard(
                "C-1",
                NINE.plusSeconds(second).toEpochMilli(),
                "h-" + second,
                churn,
                0,
                Map.of("network", 2),
                Map.of());
    }
}
