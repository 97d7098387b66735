package io.switchboard.txn;

import io.switchboard.deploy.Brokers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Topics, seen by the leaders of their partitions.
 *
 * @param open who has a transaction open in which partition
 */
record Partitions(
        Set<String> topics,
        Map<TopicPartition, List<ProducerState>> open,
        Map<TopicPartition, Long> lastStable,
        Map<TopicPartition, Long> ends) {

    /** Topics that are not there are left out. */
    static Partitions of(Brokers brokers, Set<String> topics) {
        Set<TopicPartition> partitions = partitions(brokers, topics);
        var told = brokers.admin().describeProducers(partitions);
        Map<TopicPartition, List<ProducerState>> open = new HashMap<>();
        for (TopicPartition partition : partitions) {
            brokers.ifTold(told.partitionResult(partition))
                    .ifPresent(state -> open.put(
                            partition,
                            state.activeProducers().stream()
                                    .filter(producer -> producer.currentTransactionStartOffset()
                                            .isPresent())
                                    .toList()));
        }
        return new Partitions(
                topics,
                open,
                offsets(brokers, partitions, IsolationLevel.READ_COMMITTED),
                offsets(brokers, partitions, IsolationLevel.READ_UNCOMMITTED));
    }

    private static Set<TopicPartition> partitions(Brokers brokers, Set<String> topics) {
        var told = brokers.admin().describeTopics(topics).topicNameValues();
        return told.values().stream()
                .flatMap(topic -> brokers.ifTold(topic).stream())
                .flatMap(topic -> partitions(topic).stream())
                .collect(Collectors.toSet());
    }

    private static List<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(info -> new TopicPartition(topic.name(), info.partition()))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(
            Brokers brokers, Collection<TopicPartition> partitions, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        var told = brokers.admin().listOffsets(latest, new ListOffsetsOptions(isolation));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            brokers.ifTold(told.partitionResult(partition))
                    .ifPresent(offset -> offsets.put(partition, offset.offset()));
        }
        return offsets;
    }

    /** What a producer's transaction does to a partition. */
    Pin pin(TopicPartition partition, long producerId) {
        Optional<ProducerState> state = open.getOrDefault(partition, List.of()).stream()
                .filter(producer -> producer.producerId() == producerId)
                .findFirst();
        return new Pin(
                partition,
                state.map(ProducerState::currentTransactionStartOffset).orElse(OptionalLong.empty()),
                state.map(producer -> producer.coordinatorEpoch().orElse(-1)).orElse(-1),
                lastStable.getOrDefault(partition, 0L),
                ends.getOrDefault(partition, 0L));
    }

    Set<Long> producers() {
        return open.values().stream()
                .flatMap(List::stream)
                .map(ProducerState::producerId)
                .collect(Collectors.toSet());
    }

    /** The transaction that this producer has open here, and had then. */
    Optional<OpenTransaction> stillOpen(long producerId, Partitions before) {
        List<Pin> pins = new ArrayList<>();
        int epoch = -1;
        for (var partition : open.entrySet()) {
            for (ProducerState producer : partition.getValue()) {
                Pin pin = pin(partition.getKey(), producerId);
                if (producer.producerId() == producerId
                        && pin.from()
                                .equals(before.pin(partition.getKey(), producerId)
                                        .from())) {
                    pins.add(pin);
                    epoch = producer.producerEpoch();
                }
            }
        }
        return pins.isEmpty() ? Optional.empty() : Optional.of(OpenTransaction.hanging(producerId, epoch, pins));
    }
}
