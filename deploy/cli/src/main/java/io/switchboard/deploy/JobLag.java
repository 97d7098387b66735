package io.switchboard.deploy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many records lie on a job's input topics that no checkpoint of it covers yet. */
final class JobLag implements AutoCloseable {

    private final Admin admin;
    private final String group;
    private final Map<TopicPartition, OffsetSpec> ends;

    /** @param group the consumer group under which the job commits its offsets */
    JobLag(String bootstrapServers, String group, Set<String> topics, int partitions) {
        this.admin = Broker.admin(bootstrapServers);
        this.group = group;
        this.ends = new HashMap<>();
        for (String topic : topics) {
            for (int partition = 0; partition < partitions; partition++) {
                ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
    }

    long records() {
        try {
            Map<TopicPartition, OffsetAndMetadata> taken =
                    Broker.get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            Map<TopicPartition, ListOffsetsResultInfo> written =
                    Broker.get(admin.listOffsets(ends).all());
            return written.entrySet().stream()
                    .collect(Collectors.summingLong(
                            end -> Math.max(0, end.getValue().offset() - offset(taken, end))));
        } catch (ExecutionException | TimeoutException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new ClusterException("The broker does not answer any more: " + why.getMessage(), e);
        }
    }

    private static long offset(
            Map<TopicPartition, OffsetAndMetadata> taken, Map.Entry<TopicPartition, ListOffsetsResultInfo> end) {
        OffsetAndMetadata offset = taken.get(end.getKey());
        return offset == null ? 0 : offset.offset();
    }

    @Override
    public void close() {
        admin.close();
    }
}
