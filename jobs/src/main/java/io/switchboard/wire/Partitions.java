package io.switchboard.wire;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** Knows how many partitions topics have, also after some were added. */
public final class Partitions implements AutoCloseable {

    private final Admin admin;

    Partitions(Properties properties) {
        admin = Admin.create(properties);
    }

    public Map<String, Integer> of(Set<String> topics) throws ExecutionException, InterruptedException {
        return admin.describeTopics(topics).allTopicNames().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        topic -> topic.getValue().partitions().size()));
    }

    @Override
    public void close() {
        admin.close();
    }
}
