package io.switchboard.doctor;

import io.switchboard.deploy.Brokers;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.txn.PrefixUse;
import io.switchboard.txn.Transactions;
import io.switchboard.wire.KafkaNeeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** Looks, before a job is submitted, for what would keep it from running or make it lose or double records. */
public final class Doctor {

    private final KafkaNeeds needs;
    private final int parallelism;
    private final Flink flink;

    public Doctor(KafkaNeeds needs, int parallelism, Flink flink) {
        this.needs = needs;
        this.parallelism = parallelism;
        this.flink = flink;
    }

    /**
     * The Flink that the job is for.
     *
     * @param rest empty if none answers
     * @param settings empty if neither it nor a file told them
     * @param here whether its processes run on this machine
     */
    public record Flink(Optional<FlinkRest> rest, Optional<FlinkSettings> settings, boolean here) {}

    /** All that there is to say; without brokers only what does not need them. */
    public List<Finding> findings() {
        List<Check> checks = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        try (Brokers brokers = new Brokers(needs.bootstrapServers(), needs.clientProperties())) {
            Optional<String> silence = brokers.silence();
            if (silence.isEmpty()) {
                checks.addAll(ofBrokers(brokers));
            } else {
                findings.add(
                        Finding.fail(
                                "brokers",
                                "none answers at " + needs.bootstrapServers() + " (" + silence.get() + ")",
                                "start them, or correct bootstrapServers and kafkaProperties; what is asked of them was not looked at"));
            }
        }
        checks.add(new CheckpointsCheck(flink.settings()));
        flink.settings()
                .ifPresent(settings -> checks.add(DirectoryProbe.of(settings.checkpointDirectory(), flink.here())));
        checks.forEach(check -> findings.addAll(check.findings()));
        return findings;
    }

    private List<Check> ofBrokers(Brokers brokers) {
        PrefixUse use = new PrefixUse(brokers, flink.rest());
        PrefixUse.Traces first = use.traces(needs.prefix());
        KafkaFacts facts = new KafkaFacts(brokers);
        Collection<Node> nodes = facts.nodes();
        Map<String, TopicFacts> topics = facts.topics(allTopics());
        Optional<Map<String, String>> config = facts.config(nodes.iterator().next());
        Probe.Result probed = probe(brokers, topics, nodes.size());
        return List.of(
                new BrokersCheck(needs.bootstrapServers(), nodes.size(), facts.features()),
                new TopicsCheck(needs, topics),
                new ReplicationCheck(nodes.size(), topics),
                new ParallelismCheck(parallelism, needs.timed(), topics),
                new RightsCheck(needs, config, topics, facts.offsetsRefusal(needs.prefix()), probed.refusal()),
                new TimeoutCheck(needs.transactionTimeout(), KafkaFacts.longestTransaction(config), flink.settings()),
                new IdsCheck(needs.outputs().size(), parallelism, KafkaFacts.idsRemembered(config), flink.settings()),
                new ClockCheck(needs.maxAhead(), nodes.size(), probed.ahead(), probed.silence()),
                new PrefixCheck(
                        needs.prefix(),
                        use.userSince(needs.prefix(), first),
                        new Transactions(brokers).ongoing(needs.prefix())));
    }

    private Set<String> allTopics() {
        Set<String> all = new HashSet<>(needs.inputs());
        all.addAll(needs.outputs());
        return all;
    }

    private Probe.Result probe(Brokers brokers, Map<String, TopicFacts> topics, int count) {
        return needs.inputs().stream()
                .filter(topics::containsKey)
                .sorted()
                .findFirst()
                .map(topic -> new Probe(brokers, needs, new TopicPartition(topic, 0)).result(count))
                .orElse(Probe.Result.NONE);
    }
}
