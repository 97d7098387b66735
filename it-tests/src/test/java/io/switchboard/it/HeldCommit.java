package io.switchboard.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.event.Priority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Holds a job between the two halves of a commit: its sinks have pre-committed what they wrote, and the JobManager, who
 * would tell them that the checkpoint is complete, stands still. The job must take no checkpoint that is not asked for.
 */
final class HeldCommit implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalCluster cluster;
    private final String job;
    private final String prefix;
    private final Admin admin;
    private final HttpClient http = HttpClient.newHttpClient();

    HeldCommit(LocalCluster cluster, String job, String prefix) {
        this.cluster = cluster;
        this.job = job;
        this.prefix = prefix;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.layout().bootstrapServers()));
        Await.until("all of the job runs", PATIENCE, () -> cluster.rest().vertices(job).stream()
                .allMatch(vertex -> vertex.state().equals("RUNNING")));
    }

    /** Checkpoints of jobs that are submitted from now on are only those that are asked for. */
    static void onlyCheckpointsThatAreAskedFor(LocalCluster cluster) {
        Path config = cluster.dir().path().resolve("conf/flink/config.yaml");
        try {
            String text = Files.readString(config);
            Files.writeString(
                    config,
                    text.replace("execution.checkpointing.interval: 1 s", "execution.checkpointing.interval: 10 h"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ticket breaches and the record of it is pre-committed; time is one hour after {@code at} then. */
    void breach(String ticket, Instant at) {
        open(ticket, at);
        awaitWritten(ticket);
        signal("STOP", "taskmanager-1");
        long checkpoint = beginCheckpoint();
        signal("STOP", "jobmanager");
        signal("CONT", "taskmanager-1");
        Await.until("the writers have begun the next transaction", PATIENCE, () -> hasBegun(checkpoint + 1));
    }

    /** A ticket that nobody answers; time is one hour after {@code at} then. */
    void open(String ticket, Instant at) {
        try (Input input = new Input(cluster.layout().bootstrapServers())) {
            input.write(0, Desk.opened(ticket, Priority.P3, at));
            input.beat(at.plus(Duration.ofHours(1)));
        }
    }

    void awaitWritten(String ticket) {
        awaitWritten(ticket, 1);
    }

    /** Whether committed or not, or even aborted. */
    void awaitWritten(String ticket, int times) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.layout().bootstrapServers());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        byte[] key = ticket.getBytes(StandardCharsets.UTF_8);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("escalations").stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + PATIENCE.toNanos();
            int written = 0;
            while (written < times) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("Not within " + PATIENCE + ": an escalation of " + ticket);
                }
                for (var record : consumer.poll(Duration.ofMillis(20))) {
                    written += Arrays.equals(record.key(), key) ? 1 : 0;
                }
            }
        }
    }

    /** One that is on its way to the TaskManager; gives its number. */
    private long beginCheckpoint() {
        trigger();
        Await.until("a checkpoint is in progress", PATIENCE, () -> isNewest("IN_PROGRESS"));
        return newest().path("id").asLong();
    }

    /** From its beginning to its end; one that was refused, since not all of the job ran yet, is asked for again. */
    void checkpoint() {
        Await.until("a checkpoint is complete", PATIENCE, () -> isCompleted(trigger()));
    }

    private boolean isCompleted(String request) {
        String path = "/jobs/" + job + "/checkpoints/" + request;
        Await.until(
                "it is known what became of a checkpoint",
                PATIENCE,
                () -> get(path).path("status").path("id").asText().equals("COMPLETED"));
        return get(path).path("operation").has("checkpointId");
    }

    /** From outside, by the offsets of the job's group. */
    void awaitRead(String topic) {
        Await.until("the group has read of " + topic, PATIENCE, () -> topicsWithOffsets()
                .contains(topic));
    }

    /** Those of which the job's group has committed any. */
    Set<String> topicsWithOffsets() {
        try {
            return admin.listConsumerGroupOffsets(prefix).partitionsToOffsetAndMetadata().get().keySet().stream()
                    .map(TopicPartition::topic)
                    .collect(Collectors.toSet());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new AssertionError("No list of offsets", e);
        }
    }

    private boolean isNewest(String status) {
        return newest().path("status").asText().equals(status);
    }

    private JsonNode newest() {
        return get("/jobs/" + job + "/checkpoints").path("history").path(0);
    }

    /** Returns under which number it is asked what becomes of it. */
    private String trigger() {
        return send(request("/jobs/" + job + "/checkpoints")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"checkpointType\": \"CONFIGURED\"}")))
                .path("request-id")
                .asText();
    }

    JsonNode get(String path) {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + cluster.layout().jobManager() + path));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return Json.line(http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private boolean hasBegun(long checkpoint) {
        Set<String> ids = transactions().stream()
                .map(TransactionListing::transactionalId)
                .collect(Collectors.toCollection(HashSet::new));
        return ids.contains(prefix + "-escalations-0-" + checkpoint)
                && ids.contains(prefix + "-escalations-1-" + checkpoint);
    }

    /** Another producer takes the transactional ids over: what is open under them is aborted. */
    Set<String> fence() {
        Set<String> open = open();
        try {
            admin.fenceProducers(open).all().get();
        } catch (ExecutionException e) {
            throw new AssertionError("Not fenced: " + open, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return open;
    }

    private Set<String> open() {
        return transactions().stream()
                .filter(each -> each.transactionalId().startsWith(prefix + "-escalations-"))
                .filter(each -> each.state() == TransactionState.ONGOING)
                .map(TransactionListing::transactionalId)
                .collect(Collectors.toSet());
    }

    private List<TransactionListing> transactions() {
        try {
            return List.copyOf(admin.listTransactions().all().get());
        } catch (ExecutionException e) {
            throw new AssertionError("No list of transactions", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The JobManager goes on: the checkpoint completes, and the sinks try to commit. */
    void release() {
        signal("CONT", "jobmanager");
    }

    private void signal(String signal, String name) {
        long pid = cluster.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow()
                .pid();
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("Interrupted", e);
    }

    @Override
    public void close() {
        signal("CONT", "taskmanager-1");
        signal("CONT", "jobmanager");
        admin.close();
    }
}
