package io.switchboard.doctor;

import io.switchboard.deploy.Brokers;
import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Whether the job's account may do what the job does.
 *
 * @param config of a broker; empty if it is not told
 * @param group how the brokers refuse that an offset of a topic that is none is committed for the group
 * @param refusal why no transaction could be begun; empty if one could, or if that was not tried
 */
record RightsCheck(
        KafkaNeeds needs,
        Optional<Map<String, String>> config,
        Map<String, TopicFacts> topics,
        Optional<Throwable> group,
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
        group.ifPresent(why -> requireGroup(why, findings));
        refusal.ifPresent(why -> findings.add(Finding.fail(
                NAME,
                "no transaction can be begun (%s)".formatted(why),
                "allow the account WRITE and DESCRIBE on transactional ids that begin with %s-"
                        .formatted(needs.prefix()))));
        return findings.isEmpty() ? List.of(Finding.ok(NAME, "the account may do what the job does")) : findings;
    }

    /** Whoever may commit offsets is told that there is no such topic, or that it may not write it. */
    private void requireGroup(Throwable why, List<Finding> findings) {
        if (why instanceof GroupAuthorizationException) {
            require(Set.of(AclOperation.READ), "group " + needs.prefix(), Set.of(), findings);
        } else if (!(why instanceof UnknownTopicOrPartitionException || why instanceof TopicAuthorizationException)) {
            findings.add(Finding.skipped(
                    NAME,
                    "what the account may do with group %s is not told (%s)"
                            .formatted(needs.prefix(), Brokers.why(why)),
                    "see that it may READ it"));
        }
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
