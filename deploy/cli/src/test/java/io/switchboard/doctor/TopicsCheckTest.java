package io.switchboard.doctor;

import static io.switchboard.doctor.Expected.NEEDS;
import static io.switchboard.doctor.Expected.ok;
import static io.switchboard.doctor.Expected.one;
import static io.switchboard.doctor.Expected.topic;
import static io.switchboard.doctor.Expected.topics;
import static io.switchboard.doctor.Expected.topicsWith;

import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicsCheckTest {

    @Test
    void topicsInGoodOrderAreOk() {
        ok(new TopicsCheck(NEEDS, topics()));
        ok(new ParallelismCheck(4, NEEDS.timed(), topics()));
    }

    @Test
    void aTopicThatIsMissingFails() {
        Map<String, TopicFacts> topics = topics();
        topics.remove(Topics.ESCALATIONS);

        one(new TopicsCheck(NEEDS, topics), Level.FAIL, "escalations is missing", "create it");
    }

    @Test
    void aCompactedTopicThatDeletesFails() {
        var topics = topicsWith(Topics.POLICIES, topic(1, Map.of("cleanup.policy", "delete")));

        one(new TopicsCheck(NEEDS, topics), Level.FAIL, "cleanup.policy of policies is delete", "set it to compact");
    }

    @Test
    void policiesInTwoOrdersFail() {
        var topics = topicsWith(Topics.POLICIES, topic(2, Map.of("cleanup.policy", "compact")));

        one(new TopicsCheck(NEEDS, topics), Level.FAIL, "policies has 2 partitions", "create it anew with one");
    }

    @Test
    void booksOfRoutingInTwoOrdersFail() {
        KafkaNeeds needs = new KafkaNeeds(
                "localhost:9092",
                Map.of(),
                "routing",
                Duration.ofMinutes(15),
                Duration.ofMinutes(5),
                Set.of(Topics.ROUTING_BOOKS),
                Set.of(),
                Set.of());
        Map<String, TopicFacts> topics = Map.of(Topics.ROUTING_BOOKS, topic(3, Map.of("cleanup.policy", "compact")));

        one(new TopicsCheck(needs, topics), Level.FAIL, "routing-books has 3 partitions", "create it anew with one");
    }

    @Test
    void deadLettersWithoutRoomFail() {
        var topics = topicsWith(Topics.DEAD_LETTERS, topic(4, Map.of("max.message.bytes", "1048588")));

        one(new TopicsCheck(NEEDS, topics), Level.FAIL, "is 1048588", "set it to at least 1114112");
    }

    @Test
    void moreSubtasksThanPartitionsFail() {
        one(
                new ParallelismCheck(5, NEEDS.timed(), topics()),
                Level.FAIL,
                "5, but ticket-events has 4 partitions",
                "lower --parallelism to 4");
    }

    @Test
    void oneBrokerReplicatesNothingAndThatIsOk() {
        ok(new ReplicationCheck(1, topicsWith(Topics.ESCALATIONS, single())));
    }

    @Test
    void severalBrokersWithOneReplicaAreWarnedOf() {
        var topics = topicsWith(Topics.ESCALATIONS, single());

        one(new ReplicationCheck(3, topics), Level.WARN, "one replica of escalations", "add replicas");
    }

    @Test
    void aSecondReplicaThatNeedNotAcknowledgeIsWarnedOf() {
        var topics = topicsWith(Topics.ESCALATIONS, topic(4, Map.of("min.insync.replicas", "1")));

        one(new ReplicationCheck(3, topics), Level.WARN, "min.insync.replicas is 1 of escalations", "set it to 2");
    }

    private static TopicFacts single() {
        return new TopicFacts(4, 1, Map.of(), Optional.empty());
    }
}
