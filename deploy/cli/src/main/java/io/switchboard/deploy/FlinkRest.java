package io.switchboard.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a Flink cluster says of itself and its jobs, over its REST interface. */
public final class FlinkRest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED", "SUSPENDED");

    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** Asks the cluster whose REST interface is at {@code host:port}. */
    public FlinkRest(String jobManager) {
        this.base = "http://" + jobManager;
    }

    /** Its host:port. */
    public String address() {
        return base.substring("http://".length());
    }

    public record Overview(int taskManagers, int slotsTotal, int slotsAvailable) {}

    public record Job(String id, String name, String state) {

        public boolean ended() {
            return ENDED.contains(state);
        }
    }

    public record Vertex(String id, String name, int parallelism, String state) {}

    /**
     * How a job's checkpoints went.
     *
     * @param lastDurationMs of the newest completed checkpoint, end to end
     */
    public record Checkpoints(long completed, long failed, long restored, long inProgress, long lastDurationMs) {}

    /**
     * A checkpoint that is complete.
     *
     * @param addedBytes that it adds to those before it
     * @param stateBytes of all that it refers to
     * @param durationMs end to end
     */
    public record Completed(long id, long addedBytes, long stateBytes, long durationMs) {}

    /** Whether anybody answers. */
    public boolean answers() {
        try {
            return send(request("/overview").build()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public Overview overview() {
        JsonNode overview = get("/overview");
        return new Overview(
                overview.path("taskmanagers").asInt(),
                overview.path("slots-total").asInt(),
                overview.path("slots-available").asInt());
    }

    /** Whether a TaskManager has registered and offers its slots. */
    public boolean hasTaskManager(String id) {
        return stream(get("/taskmanagers").path("taskmanagers"))
                .anyMatch(taskManager -> taskManager.path("id").asText().equals(id)
                        && taskManager.path("slotsNumber").asInt() > 0);
    }

    /** Running and ended ones. */
    public List<Job> jobs() {
        return stream(get("/jobs/overview").path("jobs"))
                .map(job -> new Job(
                        job.path("jid").asText(),
                        job.path("name").asText(),
                        job.path("state").asText()))
                .toList();
    }

    public Job job(String jobId) {
        JsonNode job = get("/jobs/" + jobId);
        return new Job(jobId, job.path("name").asText(), job.path("state").asText());
    }

    public List<Vertex> vertices(String jobId) {
        return stream(get("/jobs/" + jobId).path("vertices"))
                .map(vertex -> new Vertex(
                        vertex.path("id").asText(),
                        vertex.path("name").asText(),
                        vertex.path("parallelism").asInt(),
                        vertex.path("status").asText()))
                .toList();
    }

    /**
     * The time that an operator has come to, and has told those behind it: the lowest watermark that its subtasks have
     * sent on, in milliseconds since 1970; empty while one of them has sent none or has not told it.
     */
    public OptionalLong watermark(String jobId, String operator) {
        Vertex vertex = vertex(jobId, operator);
        String metric = operator.replaceAll("\\W", "_") + ".currentOutputWatermark";
        String metrics = IntStream.range(0, vertex.parallelism())
                .mapToObj(subtask -> subtask + "." + metric)
                .collect(Collectors.joining(","));
        List<Long> values = stream(get("/jobs/" + jobId + "/vertices/" + vertex.id() + "/metrics?get=" + metrics))
                .map(subtask -> subtask.path("value").asLong(Long.MIN_VALUE))
                .filter(value -> value > Long.MIN_VALUE)
                .toList();
        return values.size() < vertex.parallelism()
                ? OptionalLong.empty()
                : values.stream().mapToLong(Long::longValue).min();
    }

    private Vertex vertex(String jobId, String nameContains) {
        List<Vertex> vertices = vertices(jobId);
        List<Vertex> matching = vertices.stream()
                .filter(vertex -> vertex.name().contains(nameContains))
                .toList();
        if (matching.size() != 1) {
            throw new ClusterException("Job " + jobId + " has " + matching.size() + " vertices named like '"
                    + nameContains + "' among " + vertices);
        }
        return matching.get(0);
    }

    public Checkpoints checkpoints(String jobId) {
        JsonNode statistics = get("/jobs/" + jobId + "/checkpoints");
        JsonNode counts = statistics.path("counts");
        JsonNode last = statistics.path("latest").path("completed");
        return new Checkpoints(
                counts.path("completed").asLong(),
                counts.path("failed").asLong(),
                counts.path("restored").asLong(),
                counts.path("in_progress").asLong(),
                last.path("end_to_end_duration").asLong());
    }

    /** Those of the last ten checkpoints and savepoints that are complete checkpoints, the newest first. */
    public List<Completed> completed(String jobId) {
        return stream(get("/jobs/" + jobId + "/checkpoints").path("history"))
                .filter(one -> one.path("status").asText().equals("COMPLETED"))
                .filter(one -> !one.path("is_savepoint").asBoolean())
                .map(one -> new Completed(
                        one.path("id").asLong(),
                        one.path("checkpointed_size").asLong(),
                        one.path("state_size").asLong(),
                        one.path("end_to_end_duration").asLong()))
                .toList();
    }

    /** How many bytes of its heap a TaskManager used when Flink last looked, some ten seconds ago; empty before it did. */
    public OptionalLong heapUsed(String taskManager) {
        return stream(get("/taskmanagers/" + taskManager + "/metrics?get=Status.JVM.Memory.Heap.Used"))
                .mapToLong(metric -> metric.path("value").asLong())
                .filter(bytes -> bytes > 0)
                .findFirst();
    }

    /** Why a job failed or last restarted, the whole trace; empty if it never did. */
    public Optional<String> failure(String jobId) {
        return failures(jobId).stream().findFirst();
    }

    /** All of that, the newest first: what fails while a job is stopped hides behind the stopping that failed. */
    public List<String> failures(String jobId) {
        JsonNode entries =
                get("/jobs/" + jobId + "/exceptions").path("exceptionHistory").path("entries");
        return stream(entries).map(entry -> entry.path("stacktrace").asText()).toList();
    }

    /** Ends a job where it stands. Its last checkpoint stays. */
    public void cancel(String jobId) {
        expect(request("/jobs/" + jobId + "?mode=cancel").method("PATCH", BodyPublishers.noBody()));
    }

    /**
     * Tells a job of the adaptive scheduler to go on with another parallelism, without a savepoint.
     *
     * @param parallelism of all its operators
     */
    public void rescale(String jobId, int parallelism) {
        ObjectNode wanted = JSON.createObjectNode();
        for (Vertex vertex : vertices(jobId)) {
            wanted.putObject(vertex.id())
                    .putObject("parallelism")
                    .put("lowerBound", 1)
                    .put("upperBound", parallelism);
        }
        expect(request("/jobs/" + jobId + "/resource-requirements")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(wanted.toString())));
    }

    /**
     * Ends a job with a savepoint and without draining: time stays where it is, so nothing due later fires.
     *
     * @return where the savepoint is
     */
    public String stopWithSavepoint(String jobId, Path folder, Duration limit) {
        String body = JSON.createObjectNode()
                .put("targetDirectory", folder.toUri().toString())
                .put("drain", false)
                .toString();
        String trigger = expect(request("/jobs/" + jobId + "/stop")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)))
                .path("request-id")
                .asText();
        String status = "/jobs/" + jobId + "/savepoints/" + trigger;
        if (!Wait.until(
                limit, () -> get(status).path("status").path("id").asText().equals("COMPLETED"))) {
            throw new ClusterException("Job " + jobId + " has written no savepoint after " + limit.toSeconds() + " s");
        }
        JsonNode operation = get(status).path("operation");
        if (!operation.has("location")) {
            throw new ClusterException("Job " + jobId + " could not write a savepoint: "
                    + RootCause.of(
                            operation.path("failure-cause").path("stack-trace").asText()));
        }
        return operation.path("location").asText();
    }

    /** What the cluster is configured with; secrets are hidden. */
    public Map<String, String> config() {
        return stream(get("/jobmanager/config"))
                .collect(Collectors.toMap(entry -> entry.path("key").asText(), entry -> entry.path("value")
                        .asText()));
    }

    /** What a job tells of itself when it is submitted; empty while Flink does not know it, since the job has no slots yet. */
    public Optional<Map<String, String>> parameters(String jobId) {
        JsonNode told =
                get("/jobs/" + jobId + "/config").path("execution-config").path("user-config");
        return told.isMissingNode()
                ? Optional.empty()
                : Optional.of(
                        told.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                                .asText())));
    }

    /** False when the job has not come to the state within the limit. */
    public boolean awaitState(String jobId, String state, Duration limit) {
        return Wait.until(limit, () -> job(jobId).state().equals(state));
    }

    private JsonNode get(String path) {
        return expect(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
    }

    private JsonNode expect(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = send(request);
            if (response.statusCode() / 100 != 2) {
                throw new ClusterException("Flink answers " + response.statusCode() + " to " + request.method() + " "
                        + request.uri() + ": " + RootCause.of(response.body()));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new ClusterException(
                    "No Flink answers at " + base + "; start one with ./switchboard up or name another with"
                            + " --jobmanager host:port",
                    e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while asking " + request.uri(), e);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
