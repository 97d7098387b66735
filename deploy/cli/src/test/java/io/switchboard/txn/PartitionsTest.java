package io.switchboard.txn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    private static final TopicPartition PARTITION = new TopicPartition("escalations", 1);

    @Test
    void aPinSaysFromWhereAndHowMuchItHoldsBack() {
        Pin pin = openFrom(40).pin(PARTITION, 7);

        assertThat(pin).isEqualTo(new Pin(PARTITION, OptionalLong.of(40), 3, 40, 55));
        assertThat(pin.heldBack()).isEqualTo(15);
    }

    @Test
    void ofAProducerThatTheLeaderDoesNotKnowTheBeginningIsNotKnown() {
        assertThat(openFrom(40).pin(PARTITION, 8).from()).isEmpty();
    }

    @Test
    void whatIsStillOpenFromTheSameOffsetHangs() {
        OpenTransaction hanging = openFrom(40).stillOpen(7, openFrom(40)).orElseThrow();

        assertThat(hanging.name()).isEqualTo("producer-7");
        assertThat(hanging.isHanging()).isTrue();
        assertThat(hanging.pins()).extracting(Pin::partition).containsExactly(PARTITION);
    }

    @Test
    void whatBeganMeanwhileDoesNotHang() {
        assertThat(openFrom(50).stillOpen(7, openFrom(40))).isEmpty();
    }

    private static Partitions openFrom(long offset) {
        ProducerState producer = new ProducerState(7, 2, 14, 0, OptionalInt.of(3), OptionalLong.of(offset));
        return new Partitions(
                Set.of("escalations"),
                Map.of(PARTITION, List.of(producer)),
                Map.of(PARTITION, offset),
                Map.of(PARTITION, 55L));
    }
}
