package io.switchboard.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.routing.Request;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What a routing domain was asked, on its way to Kafka. */
class RequestFeedTest {

    private static final List<Request> REQUESTS = List.of(left("T-1", 1_000), left("T-2", 2_000));

    @Test
    void everyRequestIsWrittenAndThatNothingOlderIsToCome() {
        MockProducer<byte[], byte[]> kafka = kafka(true);
        new RequestFeed(kafka, WireFormat.AVRO_SINGLE_OBJECT).feed(REQUESTS, request -> {});

        assertThat(kafka.history().stream().filter(record -> record.key() != null))
                .hasSize(2)
                .allMatch(record -> record.topic().equals(Topics.ROUTING_REQUESTS));
        assertThat(kafka.history().get(kafka.history().size() - 1).timestamp()).isEqualTo(2_001);
    }

    @Test
    void aRecordThatKafkaRefusesIsToldAlsoWhenLaterOnesAreTaken() {
        MockProducer<byte[], byte[]> kafka = kafka(false);
        RequestFeed feed = new RequestFeed(kafka, WireFormat.AVRO_SINGLE_OBJECT);

        assertThatThrownBy(() -> feed.feed(REQUESTS, request -> refuseTheFirst(kafka, request)))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("cannot write to topic routing-requests: the disk is full");
    }

    private static void refuseTheFirst(MockProducer<byte[], byte[]> kafka, Request request) {
        if (request.equals(REQUESTS.get(0))) {
            kafka.errorNext(new KafkaException("the disk is full"));
        }
    }

    private static Request left(String itemId, long at) {
        return Request.of("event-" + itemId, "twin", at, at, Request.Kind.LEAVE, itemId, (String) null);
    }

    private static MockProducer<byte[], byte[]> kafka(boolean takesAll) {
        List<PartitionInfo> partitions = List.of(
                new PartitionInfo(Topics.ROUTING_REQUESTS, 0, null, null, null),
                new PartitionInfo(Topics.ROUTING_REQUESTS, 1, null, null, null),
                new PartitionInfo(Topics.AGENT_EVENTS, 0, null, null, null));
        Cluster cluster = new Cluster("test", List.<Node>of(), partitions, Set.of(), Set.of());
        return new MockProducer<>(
                cluster, takesAll, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
