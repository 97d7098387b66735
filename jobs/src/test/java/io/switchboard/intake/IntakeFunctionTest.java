package io.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.StateRegister;
import io.switchboard.customer.Regard;
import io.switchboard.event.Status;
import io.switchboard.routing.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The rules on Flink's state: kept, restored, forgotten. */
class IntakeFunctionTest {

    private static final Duration KEPT = Duration.ofDays(31);
    private static final Duration WITHIN = Duration.ofSeconds(1);

    @Test
    void theRegisterListsWhatIsKept() throws IOException {
        StateRegister.lists(IntakeFunction.UID, IntakeFunction.knownState());
        StateRegister.lists(Known.class);
        StateRegister.lists(Live.class);
        StateRegister.lists(Regard.class);
    }

    @Test
    void aRestoreAtAnyMomentChangesNothing() throws Exception {
        List<News> news = new Lives(7).of(12, 600);
        List<Request> straight = requests(news, List.of());
        assertThat(straight.size()).isGreaterThan(100);
        assertThat(requests(news, List.of(1, 100, 101, 350, 599))).isEqualTo(straight);
    }

    private static List<Request> requests(List<News> news, List<Integer> restores) throws Exception {
        List<Request> all = new ArrayList<>();
        var intake = harness();
        intake.open();
        for (int i = 0; i < news.size(); i++) {
            if (restores.contains(i)) {
                OperatorSubtaskState state = intake.snapshot(i, i);
                all.addAll(intake.extractOutputValues());
                intake.close();
                intake = harness();
                intake.initializeState(state);
                intake.open();
            }
            intake.setProcessingTime(i * 200L);
            intake.processElement(news.get(i), i);
        }
        intake.setProcessingTime(news.size() * 200L + 1_000);
        all.addAll(intake.extractOutputValues());
        intake.close();
        return all;
    }

    @Test
    void whoseCustomerIsNotHeardOfIsAskedForWhenItHasWaitedEnoughAndAfterARestoreToo() throws Exception {
        OperatorSubtaskState state;
        try (var intake = harness()) {
            intake.open();
            intake.processElement(Life.ticketOf("C-1").opened(0), 0);
            intake.setProcessingTime(999);
            assertThat(intake.extractOutputValues()).isEmpty();
            state = intake.snapshot(1, 1);
        }
        try (var intake = harness()) {
            intake.initializeState(state);
            intake.open();
            intake.setProcessingTime(1_000);
            assertThat(intake.extractOutputValues())
                    .extracting(Request::kind, Request::at)
                    .containsExactly(tuple(Request.Kind.ENTER, Life.millis(0)));
        }
    }

    @Test
    void whatIsOverIsForgotten() throws Exception {
        Life life = Life.ticket("1");
        try (var intake = harness()) {
            intake.setStateBackend(new HashMapStateBackend());
            intake.open();
            intake.processElement(life.opened(0), Life.millis(0));
            intake.processElement(life.becomes(Status.CLOSED, 1), Life.millis(1));
            intake.processElement(Life.ticket("2").opened(0), Life.millis(0));
            intake.processWatermark(Life.millis(1) + KEPT.toMillis() - 1);
            assertThat(intake.numKeyedStateEntries()).isEqualTo(2);
            intake.processWatermark(Life.millis(1) + KEPT.toMillis());
            assertThat(intake.numKeyedStateEntries()).as("the one that waits").isEqualTo(1);
            assertThat(intake.numEventTimeTimers()).isZero();
        }
    }

    static KeyedOneInputStreamOperatorTestHarness<String, News, Request> harness() throws Exception {
        IntakeRules rules = IntakeRules.read("rules.yaml", Lives.RULES, KEPT.toMillis(), true);
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new IntakeFunction(rules, WITHIN)), News::item, Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }
}
