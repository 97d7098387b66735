package io.switchboard.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.TicketEvent;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class SiftTest {

    @Test
    @SuppressWarnings("try") // the harness closes with any exception
    void valuesPassDeadLettersGoAsideAndHeartbeatsEnd() throws Exception {
        DeadLetter letter = new DeadLetter("ticket-events", 0, 7, new byte[] {1}, "because");
        try (var sift = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new Sift<>(TicketEvent.class)))) {
            sift.open();
            sift.processElement(Decoded.accepted(0, Samples.TICKET, Samples.NOON), 1);
            sift.processElement(Decoded.heartbeat(0, Samples.NOON), 2);
            sift.processElement(Decoded.refused(letter), 3);

            assertThat(sift.extractOutputValues()).containsExactly(Samples.TICKET);
            assertThat(sift.getSideOutput(Sift.DEAD_LETTERS))
                    .extracting(record -> record.getValue().offset())
                    .containsExactly(7L);
        }
    }
}
