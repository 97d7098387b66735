package io.switchboard.quality;

import static io.switchboard.quality.Desks.friday;
import static io.switchboard.quality.Desks.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.StateRegister;
import io.switchboard.event.Author;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class QualityStateTest {

    @Test
    void theRegisterListsWhatIsKept() throws IOException {
        StateRegister.lists(StoryFunction.UID, StoryFunction.storyState());
        StateRegister.lists(ContactFunction.UID, ContactFunction.contactsState());
        StateRegister.lists(CellFunction.UID, CellFunction.cellState(), CellFunction.reachedState());
        StateRegister.lists(Contact.class);
        StateRegister.lists(Cell.class);
    }

    @Test
    void aStoryGoesOnAfterARestart() throws Exception {
        OperatorSubtaskState saved;
        try (var stories = stories()) {
            stories.open();
            stories.processElement(fact(TicketEvent.Kind.CREATED, Status.NEW, "09:00"), 0);
            assertThat(stories.extractOutputValues())
                    .extracting(counted -> counted.counters().get(Counter.CREATED))
                    .contains(1L);
            saved = stories.snapshot(1, 1);
        }
        try (var stories = stories()) {
            stories.initializeState(saved);
            stories.open();
            stories.processElement(fact(TicketEvent.Kind.UPDATED, Status.CLOSED, "10:00"), 0);
            assertThat(stories.extractOutputValues())
                    .extracting(counted -> counted.counters().get(Counter.RESOLVE_MS))
                    .containsExactly(3_600_000L);
            stories.processWatermark(friday("10:00").plus(Duration.ofDays(41)).toEpochMilli());
            assertThat(stories.numEventTimeTimers()).isZero();
        }
    }

    @Test
    @Proves("R-106")
    void whatWasFinalStaysFinalAfterARestartBeforeTimeIsKnownAgain() throws Exception {
        OperatorSubtaskState saved;
        try (var cells = cells()) {
            cells.open();
            cells.processWatermark(friday("12:00").plus(Duration.ofDays(20)).toEpochMilli());
            cells.processElement(change(friday("10:00").plus(Duration.ofDays(20))), 0);
            saved = cells.snapshot(1, 1);
        }
        try (var cells = cells()) {
            cells.initializeState(saved);
            cells.open();
            int timers = cells.numEventTimeTimers();
            cells.processElement(change(friday("10:00")), 0);

            assertThat(cells.numEventTimeTimers()).as("no window begins anew").isEqualTo(timers);
            assertThat(cells.getSideOutput(CellFunction.ALARMS)).hasSize(1);
        }
    }

    private static CellChange change(Instant hour) {
        return new CellChange(
                Grain.HOUR.word(),
                hour.toEpochMilli(),
                hour.plus(Duration.ofHours(1)).toEpochMilli(),
                "all",
                "",
                null,
                "1",
                Counters.of(Counter.CREATED, 1));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CellChange, MetricRow> cells() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new CellFunction(new CellRules(Desks.SETTINGS))),
                CellChange::key,
                Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    private static Fact fact(TicketEvent.Kind kind, Status status, String time) {
        return Fact.of(ticket("1", friday(time), kind, status, Author.AGENT), Long.MIN_VALUE);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Fact, Counted> stories() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new StoryFunction(new StoryRules(Desks.SETTINGS))),
                Fact::itemId,
                Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }
}
