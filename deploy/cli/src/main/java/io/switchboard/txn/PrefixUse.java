package io.switchboard.txn;

import io.switchboard.deploy.Brokers;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.deploy.Wait;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Who works under a prefix now: Flink is asked, and the brokers are looked at twice for what only a running job does. */
public final class PrefixUse {

    private static final Duration LOOK = Duration.ofSeconds(3);

    private final Brokers brokers;
    private final Optional<FlinkRest> flink;

    /** Without Flink a job is known by its traces alone: one that has nothing to do, or rarely a checkpoint, leaves none. */
    public PrefixUse(Brokers brokers, Optional<FlinkRest> flink) {
        this.brokers = brokers;
        this.flink = flink;
    }

    /** What a running job changes from checkpoint to checkpoint. */
    public record Traces(Map<TopicPartition, OffsetAndMetadata> offsets, Set<String> ongoing) {}

    public Traces traces(String prefix) {
        return new Traces(
                brokers.ifTold(brokers.admin().listConsumerGroupOffsets(prefix).partitionsToOffsetAndMetadata())
                        .orElse(Map.of()),
                new Transactions(brokers).ongoing(prefix));
    }

    public boolean asksFlink() {
        return flink.isPresent();
    }

    /** Empty if nobody is seen. */
    public Optional<String> user(String prefix) {
        return userSince(prefix, traces(prefix));
    }

    /** The same, with a first look that was taken before. */
    public Optional<String> userSince(String prefix, Traces first) {
        return flink.flatMap(rest -> new JobUse(rest).user(prefix))
                .or(() -> member(prefix))
                .or(() -> {
                    boolean moved = Wait.until(LOOK, () -> !traces(prefix).equals(first));
                    return moved
                            ? Optional.of(
                                    "a job elsewhere, since offsets of group " + prefix + " or its transactions move")
                            : Optional.empty();
                });
    }

    /** Flink is never a member of its group: this is a reader of another kind. */
    private Optional<String> member(String prefix) {
        return brokers.ifTold(brokers.admin()
                        .describeConsumerGroups(Set.of(prefix))
                        .describedGroups()
                        .get(prefix))
                .map(ConsumerGroupDescription::members)
                .flatMap(members -> members.stream().findFirst())
                .map(PrefixUse::said);
    }

    private static String said(MemberDescription member) {
        return "consumer " + member.clientId() + " at " + member.host() + ", a member of the group";
    }
}
