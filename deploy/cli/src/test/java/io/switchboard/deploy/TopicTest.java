package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.wire.Topics;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class TopicTest {

    @Test
    void allPublicationsHaveOneOrderHoweverManyPartitionsAreWanted() {
        assertThat(List.of(Topic.POLICIES, Topic.ROUTING_BOOKS))
                .allMatch(topic -> topic.newTopic(12).numPartitions() == 1);
        assertThat(Arrays.stream(Topic.values())
                        .filter(topic -> topic != Topic.POLICIES && topic != Topic.ROUTING_BOOKS)
                        .map(topic -> topic.newTopic(12).numPartitions()))
                .containsOnly(12);
    }

    @Test
    void whatIsKeptByKeyIsCompactedAndNothingElse() {
        assertThat(Arrays.stream(Topic.values())
                        .filter(topic -> topic.config()
                                .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                                .equals("compact"))
                        .map(Topic::topicName))
                .containsExactlyInAnyOrderElementsOf(Topics.COMPACTED);
    }
}
