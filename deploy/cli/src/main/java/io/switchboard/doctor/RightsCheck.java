package io.switchboard.doctor;

import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;

/**
 * Whether the job's account may do what the job does.
 *
 * @param config of a broker; empty if it is not told
 * @param group what the account may do with the consumer group; empty while there is no such group
 * @param refusal why no transaction could be begun; empty if one could, or if that was not tried
 */
record RightsCheck(
        KafkaNeeds needs,
        Optional<Map<String, String>> config,
        Map<String, TopicFacts> topics,
        Optional<Set<AclOperation>> group,
        Optional<String> refusal)
        implements Check {

    private static final String NAME = "rights";
    private static final String AUTHORIZER = "authorizer.class.name";
    private static final Set<AclOperation> READ = Set.of(AclOperation.READ, AclOperation.DESCRIBE);
    private static final Set<AclOperation> WRITE = Set.of(AclOperation.WRITE, AclOperation.DESCRIBE);

    @Override
    public List<Finding> findings() {
        if (config.map(told -> told.get(AUTHORIZER)).filter(String::isBlank).isPresent()) {
            return List.of(Finding.ok(NAME, "the brokers have no authorizer: everybody may do everything"));
        }
        List<Finding> findings = new ArrayList<>();
        if (config.isEmpty()) {
            findings.add(Finding.fail(
                    NAME,
                    "the account may not see how the brokers are configured",
                    "allow it DESCRIBE_CONFIGS on the cluster, the job asks for transaction.max.timeout.ms"));
        }
        needs.inputs().stream().sorted().forEach(topic -> require(READ, topic, findings));
        needs.outputs().stream().sorted().forEach(topic -> require(WRITE, topic, findings));
        group.ifPresent(allowed -> require(Set.of(AclOperation.READ), "group " + needs.prefix(), allowed, findings));
        refusal.ifPresent(why -> findings.add(Finding.fail(
                NAME,
                "no transaction can be begun (%s)".formatted(why),
                "allow the account WRITE and DESCRIBE on transactional ids that begin with %s-"
                        .formatted(needs.prefix()))));
        return findings.isEmpty() ? List.of(Finding.ok(NAME, "the account may do what the job does")) : findings;
    }

    /** The configuration is what the job looks at of some topics before it starts. */
    private void require(Set<AclOperation> always, String topic, List<Finding> findings) {
        TopicFacts facts = topics.get(topic);
        if (facts == null) {
            return;
        }
        Set<AclOperation> needed = new TreeSet<>(always);
        if (Topics.COMPACTED.contains(topic) || topic.equals(Topics.DEAD_LETTERS)) {
            needed.add(AclOperation.DESCRIBE_CONFIGS);
        }
        facts.allowed()
                .ifPresentOrElse(
                        allowed -> require(needed, "topic " + topic, allowed, findings),
                        () -> findings.add(Finding.skipped(
                                NAME,
                                "what the account may do with topic %s is not told".formatted(topic),
                                "see that it may " + needed)));
    }

    private static void require(
            Set<AclOperation> needed, String what, Set<AclOperation> allowed, List<Finding> findings) {
        Set<AclOperation> missing = new TreeSet<>(needed);
        missing.removeAll(allowed);
        if (!missing.isEmpty()) {
            findings.add(Finding.fail(
                    NAME, "the account may not %s on %s".formatted(missing, what), "allow it with kafka-acls.sh"));
        }
    }
}
