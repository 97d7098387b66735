package io.switchboard.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/** A job in good order, from which each test takes one thing away, and what is expected of findings. */
final class Expected {

    static final KafkaNeeds NEEDS = new KafkaNeeds(
            "kafka:9092",
            Map.of(),
            "sla",
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Set.of(Topics.TICKET_EVENTS, Topics.POLICIES),
            Set.of(Topics.TICKET_EVENTS),
            Set.of(Topics.ESCALATIONS, Topics.DEAD_LETTERS));

    private static final Set<AclOperation> ALL =
            Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);

    private Expected() {}

    static Map<String, TopicFacts> topics() {
        Map<String, TopicFacts> topics = new HashMap<>();
        topics.put(Topics.TICKET_EVENTS, topic(4, Map.of("cleanup.policy", "delete")));
        topics.put(Topics.POLICIES, topic(1, Map.of("cleanup.policy", "compact")));
        topics.put(Topics.ESCALATIONS, topic(4, Map.of()));
        topics.put(Topics.DEAD_LETTERS, topic(4, Map.of("max.message.bytes", "4194304")));
        return topics;
    }

    static Map<String, TopicFacts> topicsWith(String name, TopicFacts facts) {
        Map<String, TopicFacts> topics = topics();
        topics.put(name, facts);
        return topics;
    }

    static TopicFacts topic(int partitions, Map<String, String> config) {
        return new TopicFacts(partitions, 3, config, Optional.of(ALL));
    }

    static TopicFacts allowing(AclOperation... operations) {
        return new TopicFacts(4, 3, Map.of(), Optional.of(Set.of(operations)));
    }

    static void ok(Check check) {
        assertThat(check.findings()).hasSize(1).allSatisfy(finding -> assertThat(finding.level())
                .as(finding.toString())
                .isEqualTo(Level.OK));
    }

    /** The one finding, in one line that says all these words. */
    static void one(Check check, Level level, String... words) {
        assertThat(check.findings()).hasSize(1);
        Finding finding = check.findings().get(0);
        assertThat(finding.level()).as(finding.toString()).isEqualTo(level);
        assertThat(finding.remedy()).isNotEmpty();
        assertThat(finding.toString()).contains(words).doesNotContain("\n");
    }
}
