package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    private static final String TOPIC = "escalations";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
    private final TopicReader reader = new TopicReader("localhost:9092", kafka, Duration.ZERO);
    private final List<Long> read = new ArrayList<>();

    @BeforeEach
    void threeRecordsAreCommitted() {
        kafka.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
        kafka.updateEndOffsets(Map.of(PARTITION, 3L));
    }

    @Test
    void aTopicIsReadToWhereItEndedAndNoFurther() {
        comes(0, 1, 2, 3);

        assertThat(reader.readToEnd(TOPIC, record -> read.add(record.offset()))).isEqualTo(3);
        assertThat(read).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aBrokerThatGoesInTheMiddleIsNotWaitedForForEver() {
        comes(0);

        assertThatThrownBy(() -> reader.readToEnd(TOPIC, record -> read.add(record.offset())))
                .isInstanceOf(ClusterException.class)
                .hasMessage("Kafka at localhost:9092 tells nothing of escalations-0 after offset 1 of 3 any more;"
                        + " look whether all brokers are up, and try again");
        assertThat(read).containsExactly(0L);
    }

    @Test
    void whatAnAccountMayNotReadIsALine() {
        kafka.setPollException(new TopicAuthorizationException(Set.of(TOPIC)));

        assertThatThrownBy(() -> reader.readToEnd(TOPIC, record -> read.add(record.offset())))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("Kafka at localhost:9092 does not tell what is in [escalations-0] (Not auth")
                .message()
                .hasLineCount(1);
    }

    @Test
    void nothingIsReadThatIsNotWantedAnyMore() {
        comes(0);
        comes(1, 2);

        reader.readToEnd(TOPIC, read::isEmpty, record -> read.add(record.offset()));

        assertThat(read).containsExactly(0L);
    }

    /** With the next poll. */
    private void comes(long... offsets) {
        kafka.schedulePollTask(() -> {
            for (long offset : offsets) {
                kafka.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, null, new byte[0]));
            }
        });
    }
}
