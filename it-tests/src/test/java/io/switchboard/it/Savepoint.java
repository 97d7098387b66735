package io.switchboard.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.deploy.FlinkRest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A savepoint of a job that goes on. Flink commits nothing at such a one: what it covers is written, and waits for the next
 * checkpoint, as it waits for a moment at any checkpoint.
 */
final class Savepoint {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Savepoint() {}

    /** Returns where it is. */
    static String of(FlinkRest rest, String job, Path folder) {
        String savepoints = "http://" + rest.address() + "/jobs/" + job + "/savepoints";
        String body = "{\"target-directory\":\"%s\",\"cancel-job\":false}".formatted(folder.toUri());
        JsonNode trigger = send(HttpRequest.newBuilder(URI.create(savepoints))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        HttpRequest.Builder ask = HttpRequest.newBuilder(
                URI.create(savepoints + "/" + trigger.path("request-id").asText()));
        Await.until(
                "a savepoint",
                PATIENCE,
                () -> send(ask).path("status").path("id").asText().equals("COMPLETED"));
        return send(ask).path("operation").path("location").asText();
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            return Json.line(HTTP.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new AssertionError("Flink does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
