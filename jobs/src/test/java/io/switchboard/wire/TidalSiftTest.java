package io.switchboard.wire;

import static io.switchboard.wire.Samples.NOON;
import static io.switchboard.wire.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.switchboard.StateRegister;
import io.switchboard.event.TicketEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** How far time has come in a partition goes with its offset, wherever that goes. */
class TidalSiftTest {

    private static final int MAX_PARALLELISM = 128;
    private static final long MINUTE = 60_000;
    private static final long TIME = NOON.toEpochMilli();

    /** The time of a partition after a stamp of noon. */
    private static final long TIDE = TIME - 1_001;

    private static OneInputStreamOperatorTestHarness<Decoded<TicketEvent>, Timed<TicketEvent>> sift(
            int parallelism, int part) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new TidalSift<>(TicketEvent.class, Duration.ofSeconds(1))),
                MAX_PARALLELISM,
                parallelism,
                part);
    }

    private static void beat(
            OneInputStreamOperatorTestHarness<Decoded<TicketEvent>, ?> sift, int partition, long minutes)
            throws Exception {
        sift.processElement(Decoded.heartbeat(partition, NOON.plusMillis(minutes * MINUTE)), 0);
    }

    /** The time that an event of noon is read at there. */
    private static long tide(
            OneInputStreamOperatorTestHarness<Decoded<TicketEvent>, Timed<TicketEvent>> sift, int partition)
            throws Exception {
        sift.processElement(Decoded.accepted(partition, TICKET, NOON), 0);
        List<Timed<TicketEvent>> out = sift.extractOutputValues();
        return out.get(out.size() - 1).tide();
    }

    @Test
    @SuppressWarnings("try") // the harness closes with any exception
    void anEventIsReadAtTheTimeOfWhatWasReadBeforeIt() throws Exception {
        DeadLetter letter = new DeadLetter("ticket-events", 2, 7, new byte[] {1}, "because");
        try (var sift = sift(1, 0)) {
            sift.open();
            assertThat(tide(sift, 2)).isEqualTo(Long.MIN_VALUE);
            sift.processElement(Decoded.refused(letter), 0);
            assertThat(tide(sift, 2)).isEqualTo(TIDE);
            beat(sift, 2, 10);
            beat(sift, 3, -10);
            assertThat(tide(sift, 2)).isEqualTo(TIDE + 10 * MINUTE);
            assertThat(tide(sift, 3)).isEqualTo(TIDE - 10 * MINUTE);
            assertThat(sift.extractOutputValues()).extracting(Timed::value).containsOnly(TICKET);
            assertThat(sift.getSideOutput(Sift.DEAD_LETTERS))
                    .extracting(record -> record.getValue().offset())
                    .containsExactly(7L);
        }
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        OperatorSubtaskState snapshot;
        try (var sift = sift(1, 0)) {
            sift.open();
            beat(sift, 0, 5);
            beat(sift, 1, 6);
            snapshot = sift.snapshot(1, 1);
            beat(sift, 0, 50);
        }
        try (var sift = sift(1, 0)) {
            sift.initializeState(snapshot);
            sift.open();
            assertThat(tide(sift, 0)).as("as it was in the snapshot").isEqualTo(TIDE + 5 * MINUTE);
            assertThat(tide(sift, 1)).isEqualTo(TIDE + 6 * MINUTE);
        }
    }

    @Test
    void aPartitionTakesItsTimeToAnotherSubtaskAndBack() throws Exception {
        OperatorSubtaskState one;
        try (var sift = sift(1, 0)) {
            sift.open();
            beat(sift, 0, 5);
            beat(sift, 1, 6);
            one = sift.snapshot(1, 1);
        }
        List<OperatorSubtaskState> two = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            try (var sift = sift(2, part)) {
                sift.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(one, MAX_PARALLELISM, 1, 2, part));
                sift.open();
                assertThat(tide(sift, 1 - part)).isEqualTo(TIDE + (6 - part) * MINUTE);
                beat(sift, 1 - part, 20 + part);
                two.add(sift.snapshot(2, 2));
            }
        }
        try (var sift = sift(1, 0)) {
            sift.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                    AbstractStreamOperatorTestHarness.repackageState(two.get(0), two.get(1)),
                    MAX_PARALLELISM,
                    2,
                    1,
                    0));
            sift.open();
            assertThat(tide(sift, 0)).isEqualTo(TIDE + 21 * MINUTE);
            assertThat(tide(sift, 1)).isEqualTo(TIDE + 20 * MINUTE);
        }
    }

    /** In the first releases it kept nothing, as the other sieve does now. */
    @Test
    void whatKeptNothingCanBeRestored() throws Exception {
        OperatorSubtaskState snapshot;
        try (var sift = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new Sift<>(TicketEvent.class)))) {
            sift.open();
            snapshot = sift.snapshot(1, 1);
        }
        try (var sift = sift(1, 0)) {
            sift.initializeState(snapshot);
            sift.open();
            assertThat(tide(sift, 0)).isEqualTo(Long.MIN_VALUE);
            assertThat(tide(sift, 0)).isEqualTo(TIDE);
        }
    }

    @Test
    void theRegisterListsWhatIsKept() throws IOException {
        StateRegister.lists("sift-tickets", TidalSift.tidesState());
        StateRegister.lists("sift-calls", TidalSift.tidesState());
        StateRegister.lists(Tide.class);
        SerializerConfigImpl strict = new SerializerConfigImpl();
        strict.setGenericTypes(false);
        assertThatCode(() -> TypeInformation.of(Tide.class).createSerializer(strict))
                .doesNotThrowAnyException();
    }
}
