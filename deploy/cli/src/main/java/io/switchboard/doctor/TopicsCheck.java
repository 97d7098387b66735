package io.switchboard.doctor;

import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Whether the topics are there and are what the job takes them for.
 *
 * @param topics those that are there
 */
record TopicsCheck(KafkaNeeds needs, Map<String, TopicFacts> topics) implements Check {

    private static final String NAME = "topics";

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        TreeSet<String> needed = new TreeSet<>(needs.inputs());
        needed.addAll(needs.outputs());
        for (String topic : needed) {
            if (topics.containsKey(topic)) {
                look(topic, topics.get(topic), findings);
            } else {
                findings.add(Finding.fail(
                        NAME,
                        topic + " is missing, or this account may not DESCRIBE it",
                        "create it, the job never does, or allow it"));
            }
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(NAME, "all %d are there and as they must be".formatted(needed.size())))
                : findings;
    }

    private static void look(String topic, TopicFacts facts, List<Finding> findings) {
        String cleanup = facts.config().get(TopicConfig.CLEANUP_POLICY_CONFIG);
        if (Topics.COMPACTED.contains(topic)
                && cleanup != null
                && !cleanup.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            findings.add(Finding.fail(
                    NAME,
                    "cleanup.policy of %s is %s".formatted(topic, cleanup),
                    "set it to compact, or what it says of a key is lost when it grows old"));
        }
        if (Topics.IN_ONE_ORDER.contains(topic) && facts.partitions() != 1) {
            findings.add(Finding.fail(
                    NAME,
                    "%s has %d partitions".formatted(topic, facts.partitions()),
                    "create it anew with one, so that all publications have one order, and publish again"));
        }
        String largest = facts.config().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        if (topic.equals(Topics.DEAD_LETTERS)
                && largest != null
                && Long.parseLong(largest) < KafkaNeeds.LARGEST_DEAD_LETTER) {
            findings.add(Finding.fail(
                    NAME,
                    "max.message.bytes of %s is %s".formatted(topic, largest),
                    "set it to at least %d, a refused record of 1 MB must fit with its reason"
                            .formatted(KafkaNeeds.LARGEST_DEAD_LETTER)));
        }
    }
}
