package io.switchboard.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Snapshots;
import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was ever kept of customers still loads, in the SLA job and in the intake, and items learn of them as if nothing had stopped. */
class CustomerStateTest {

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");
    private static final Duration KEEP = Duration.ofDays(31);
    private static final long STOP = 60;

    /** The intake's operator has the same uid, and keeps more. */
    private static final String OF_THE_INTAKE = "regards";

    static List<Path> profileSnapshots() throws IOException {
        return Snapshots.of(CustomerFunction.UID);
    }

    static List<Path> regardSnapshots() throws IOException {
        return Snapshots.of(OF_THE_INTAKE);
    }

    /** One customer with a profile and items, one without a profile, one without items. */
    private static <T> void before(
            KeyedTwoInputStreamOperatorTestHarness<String, ItemSeen, T, CustomerOf> customers,
            Function<Customer, T> word)
            throws Exception {
        hear(customers, word.apply(profile("C-1", 2, 0)));
        hear(customers, word.apply(profile("C-3", 1, 1)));
        see(customers, "C-1", "T-1", ItemType.TICKET, 2, false);
        see(customers, "C-1", "T-2", ItemType.TICKET, 4, true);
        see(customers, "C-1", "K-1", ItemType.CALL, 5, false);
        see(customers, "C-2", "T-3", ItemType.TICKET, 6, false);
        until(customers, STOP);
    }

    /** The first two say nothing new: the one was heard, the other is older than the end of its ticket. */
    private static <T> void after(
            KeyedTwoInputStreamOperatorTestHarness<String, ItemSeen, T, CustomerOf> customers,
            Function<Customer, T> word)
            throws Exception {
        see(customers, "C-1", "T-1", ItemType.TICKET, 2, false);
        see(customers, "C-1", "T-2", ItemType.TICKET, 3, false);
        see(customers, "C-3", "T-4", ItemType.TICKET, 61, false);
        hear(customers, word.apply(profile("C-1", 3, 62)));
        hear(customers, word.apply(profile("C-1", 1, -1)));
        hear(customers, word.apply(profile("C-2", 4, 63)));
        see(customers, "C-1", "T-5", ItemType.TICKET, 64, false);
        until(customers, 4 + KEEP.toSeconds());
        hear(customers, word.apply(profile("C-1", 4, 65)));
    }

    private static void regardsBefore(
            KeyedTwoInputStreamOperatorTestHarness<String, ItemSeen, CustomerWord, CustomerOf> customers)
            throws Exception {
        before(customers, CustomerWord::of);
        hear(customers, CustomerWord.of(regard("C-1", 58, .25)));
        hear(customers, CustomerWord.of(regard("C-3", 59, .5)));
    }

    /** The first is older than what is known. */
    private static void regardsAfter(
            KeyedTwoInputStreamOperatorTestHarness<String, ItemSeen, CustomerWord, CustomerOf> customers)
            throws Exception {
        hear(customers, CustomerWord.of(regard("C-1", 57, .125)));
        after(customers, CustomerWord::of);
        hear(customers, CustomerWord.of(regard("C-1", 66, .75)));
    }

    @ParameterizedTest
    @MethodSource("profileSnapshots")
    void aReleasedSnapshotOfCustomersCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<CustomerOf> straight;
        try (var customers = CustomerFunctionTest.harness()) {
            customers.open();
            before(customers, Function.identity());
            int told = customers.extractOutputValues().size();
            after(customers, Function.identity());
            straight = toldAfter(told, customers);
        }
        try (var customers = CustomerFunctionTest.harness()) {
            Snapshots.restore(customers, snapshot);
            customers.open();
            assertThat(profilesAtDefault(customers)).isEmpty();
            until(customers, STOP);
            after(customers, Function.identity());
            assertThat(customers.extractOutputValues()).isEqualTo(straight).hasSize(12);
        }
    }

    @ParameterizedTest
    @MethodSource("regardSnapshots")
    void aReleasedSnapshotOfTheIntakesCustomersCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<CustomerOf> straight;
        try (var customers = RegardedFunctionTest.harness()) {
            customers.open();
            regardsBefore(customers);
            int told = customers.extractOutputValues().size();
            regardsAfter(customers);
            straight = toldAfter(told, customers);
        }
        try (var customers = RegardedFunctionTest.harness()) {
            Snapshots.restore(customers, snapshot);
            customers.open();
            assertThat(regardsAtDefault(customers)).isEmpty();
            until(customers, STOP);
            regardsAfter(customers);
            assertThat(customers.extractOutputValues()).isEqualTo(straight).hasSize(15);
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theCustomersInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var customers = CustomerFunctionTest.harness()) {
            customers.open();
            before(customers, Function.identity());
            assertThat(profilesAtDefault(customers)).isEmpty();
            Snapshots.write(CustomerFunction.UID, customers);
        }
        assertThat(profileSnapshots()).isNotEmpty();
    }

    @Test
    void theIntakesCustomersInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var customers = RegardedFunctionTest.harness()) {
            customers.open();
            regardsBefore(customers);
            assertThat(regardsAtDefault(customers)).isEmpty();
            Snapshots.write(OF_THE_INTAKE, customers);
        }
        assertThat(regardSnapshots()).isNotEmpty();
    }

    private static List<String> profilesAtDefault(KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> customers)
            throws Exception {
        return Snapshots.atDefault(
                Snapshots.kept(customers, CustomerFunction.profileState(), CustomerFunction.itemsState()));
    }

    private static List<String> regardsAtDefault(KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> customers)
            throws Exception {
        return Snapshots.atDefault(Snapshots.kept(
                customers,
                RegardedFunction.profileState(),
                RegardedFunction.itemsState(),
                RegardedFunction.regardState()));
    }

    private static List<CustomerOf> toldAfter(
            int told, KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, CustomerOf> customers) {
        List<CustomerOf> all = customers.extractOutputValues();
        return all.subList(told, all.size());
    }

    private static void see(
            KeyedTwoInputStreamOperatorTestHarness<String, ItemSeen, ?, CustomerOf> customers,
            String customer,
            String item,
            ItemType type,
            long second,
            boolean over)
            throws Exception {
        customers.processElement1(new ItemSeen(customer, item, type, millis(second), over), millis(second));
    }

    private static <T> void hear(
            KeyedTwoInputStreamOperatorTestHarness<String, ItemSeen, T, CustomerOf> customers, T word)
            throws Exception {
        customers.processElement2(word, 0);
    }

    private static void until(KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> customers, long second)
            throws Exception {
        customers.processBothWatermarks(new Watermark(millis(second)));
    }

    private static Customer profile(String customer, int tier, long second) {
        return new Customer(customer, NINE.plusSeconds(second), tier, "gold", "emea", "EU", List.of("de"));
    }

    private static Regard regard(String customer, long second, double churnRisk) {
        return new Regard(
                customer,
                millis(second),
                "h-" + second,
                churnRisk,
                -.5,
                Map.of("network", 2),
                Map.of("mia", millis(second)));
    }

    private static long millis(long second) {
        return NINE.plusSeconds(second).toEpochMilli();
    }
}
