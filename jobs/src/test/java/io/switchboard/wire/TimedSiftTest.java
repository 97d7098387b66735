package io.switchboard.wire;

import static io.switchboard.wire.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The time of a partition goes by what was read there, and is remembered. */
@SuppressWarnings("try") // the harness closes with any exception
class TimedSiftTest {

    private static final Decoded<TicketEvent> VALUE = Decoded.accepted(Samples.TICKET, NOON);
    private static final DeadLetter LETTER = new DeadLetter("ticket-events", 0, 7, new byte[] {1}, "because");

    @Test
    void aValueGoesOnWithTheTimeThatHadComeBeforeIt() throws Exception {
        try (var sift = sift(1, 0)) {
            sift.open();
            sift.processElement(VALUE.from(3), 0);
            sift.processElement(VALUE.from(3), 0);

            assertThat(tides(sift)).containsExactly(Tide.UNKNOWN, NOON.toEpochMilli() - 2_001);
        }
    }

    @Test
    void heartbeatsMoveTimeAndDeadLettersAndOtherPartitionsDoNot() throws Exception {
        try (var sift = sift(1, 0)) {
            sift.open();
            sift.processElement(beat(NOON.plusSeconds(60)).from(3), 0);
            sift.processElement(beat(NOON).from(3), 0);
            sift.processElement(Decoded.<TicketEvent>refused(LETTER).from(3), 0);
            sift.processElement(beat(NOON.plusSeconds(3_600)).from(4), 0);
            sift.processElement(VALUE.from(3), 0);

            assertThat(tides(sift)).containsExactly(NOON.plusSeconds(60).toEpochMilli() - 2_001);
            assertThat(sift.getSideOutput(Sift.DEAD_LETTERS)).hasSize(1);
        }
    }

    @Test
    void theTimeOfAPartitionIsKnownWhoeverReadsItAfterARestore() throws Exception {
        OperatorSubtaskState first = after(0, beat(NOON).from(0));
        OperatorSubtaskState second = after(1, beat(NOON.plusSeconds(60)).from(1));
        OperatorSubtaskState both = AbstractStreamOperatorTestHarness.repackageState(first, second);
        for (int subtask = 0; subtask < 3; subtask++) {
            try (var sift = sift(3, subtask)) {
                sift.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(both, 360, 2, 3, subtask));
                sift.open();
                sift.processElement(VALUE.from(1), 0);
                sift.processElement(VALUE.from(0), 0);

                assertThat(tides(sift))
                        .containsExactly(NOON.plusSeconds(60).toEpochMilli() - 2_001, NOON.toEpochMilli() - 2_001);
            }
        }
    }

    private static Decoded<TicketEvent> beat(Instant at) {
        return Decoded.heartbeat(at);
    }

    private static OperatorSubtaskState after(int subtask, Decoded<TicketEvent> read) throws Exception {
        try (var sift = sift(2, subtask)) {
            sift.open();
            sift.processElement(read, 0);
            return sift.snapshot(1, 1);
        }
    }

    private static List<Long> tides(OneInputStreamOperatorTestHarness<Decoded<TicketEvent>, Sifted<TicketEvent>> sift) {
        return sift.extractOutputValues().stream().map(Sifted::tide).toList();
    }

    private static OneInputStreamOperatorTestHarness<Decoded<TicketEvent>, Sifted<TicketEvent>> sift(
            int parallelism, int subtask) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new TimedSift<>(TypeInformation.of(TicketEvent.class), Duration.ofSeconds(2))),
                360,
                parallelism,
                subtask);
    }
}
