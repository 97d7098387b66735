package io.switchboard.chaos.rig;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FreshTopics;
import io.switchboard.deploy.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The topics of one rig, made anew for each run. */
public final class KafkaTopics implements AutoCloseable {

    private static final int ANSWER_MS = 5_000;

    /** Longer than brokers take to find one that leads a partition whose leader was killed. */
    private static final Duration TO_LEAD = Duration.ofSeconds(60);

    private final String servers;
    private final int partitions;
    private final int replicas;
    private Admin admin;

    KafkaTopics(String servers, int partitions, int replicas) {
        this.servers = servers;
        this.partitions = partitions;
        this.replicas = replicas;
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS,
                    AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200));
        }
        return admin;
    }

    /** Until all are there. */
    void awaitBrokers(int count, Duration limit) {
        if (!Wait.until(limit, () -> brokers() == count)) {
            throw new ClusterException("Not all of " + count + " brokers answer after " + limit.toSeconds() + " s");
        }
    }

    private int brokers() {
        try {
            return get(admin().describeCluster().nodes()).size();
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        }
    }

    /** No job may run. */
    public void renew() {
        new FreshTopics(admin(), partitions, replicas).make();
    }

    /** Where each partition of some topics ends, what is not committed included. */
    public record Ends(Map<TopicPartition, Long> offsets) {

        public long total() {
            return offsets.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public Ends ends(Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
        for (String topic : topics) {
            for (int partition = 0; partition < partitions; partition++) {
                newest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        List<Ends> told = new ArrayList<>();
        if (!Wait.until(TO_LEAD, () -> offsets(newest).map(told::add).orElse(false))) {
            throw new ClusterException(
                    "The brokers do not say how far the topics go, asked for " + TO_LEAD.toSeconds() + " s");
        }
        return told.get(0);
    }

    /** Empty while nobody leads a partition, as after a broker was killed. */
    private Optional<Ends> offsets(Map<TopicPartition, OffsetSpec> newest) {
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            get(admin().listOffsets(newest).all()).forEach((part, end) -> ends.put(part, end.offset()));
            return Optional.of(new Ends(ends));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    /** How many records up to there no checkpoint of a job of that consumer group has; nothing while nobody can be asked. */
    public OptionalLong unread(String group, Ends ends) {
        try {
            Map<TopicPartition, OffsetAndMetadata> read =
                    get(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return OptionalLong.of(ends.offsets().entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - offset(read.get(end.getKey()))))
                    .sum());
        } catch (ExecutionException | TimeoutException e) {
            return OptionalLong.empty();
        }
    }

    private static long offset(OffsetAndMetadata read) {
        return read == null ? 0 : read.offset();
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, TimeoutException {
        try {
            return answer.get(2L * ANSWER_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while waiting for the brokers", e);
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
