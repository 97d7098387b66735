package io.switchboard.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/** Whether a broker can be lost without a record being lost with it. */
record ReplicationCheck(int brokers, Map<String, TopicFacts> topics) implements Check {

    private static final String NAME = "replication";

    @Override
    public List<Finding> findings() {
        if (brokers == 1) {
            return List.of(Finding.ok(NAME, "one broker, so there is none"));
        }
        List<String> single = new ArrayList<>();
        List<String> unacknowledged = new ArrayList<>();
        new TreeMap<>(topics).forEach((topic, facts) -> {
            if (facts.replicas() < 2) {
                single.add(topic);
            } else if ("1".equals(facts.config().get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))) {
                unacknowledged.add(topic);
            }
        });
        return findings(single, unacknowledged);
    }

    private static List<Finding> findings(List<String> single, List<String> unacknowledged) {
        List<Finding> findings = new ArrayList<>();
        if (!single.isEmpty()) {
            findings.add(Finding.warn(
                    NAME,
                    "one replica of " + String.join(", ", single),
                    "the broker that has it is lost with all of it; add replicas with kafka-reassign-partitions.sh"));
        }
        if (!unacknowledged.isEmpty()) {
            findings.add(Finding.warn(
                    NAME,
                    "min.insync.replicas is 1 of " + String.join(", ", unacknowledged),
                    "what was committed can be lost with one broker; set it to 2"));
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(NAME, "every topic has a second replica that must acknowledge"))
                : findings;
    }
}
