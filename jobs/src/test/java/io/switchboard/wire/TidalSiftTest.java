package io.switchboard.wire;

import static io.switchboard.wire.Samples.NOON;
import static io.switchboard.wire.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.TicketEvent;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** An event is judged by the time of its own partition. */
class TidalSiftTest {

    private static final long MINUTE = 60_000;
    private static final long TIME = NOON.toEpochMilli();

    /** The time of a partition after a stamp of noon. */
    private static final long TIDE = TIME - 1_001;

    private static OneInputStreamOperatorTestHarness<Decoded<TicketEvent>, Timed<TicketEvent>> sift() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new TidalSift<>(TicketEvent.class, Duration.ofSeconds(1))));
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
        try (var sift = sift()) {
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
}
