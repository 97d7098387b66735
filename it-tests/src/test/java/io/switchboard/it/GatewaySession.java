package io.switchboard.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A session of a SQL gateway, over the API that Flink's JDBC driver and SQL client speak. */
final class GatewaySession {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String gateway;
    private final String session;

    GatewaySession(int port) {
        gateway = "http://localhost:" + port;
        session = gateway + "/v1/sessions/"
                + post(gateway + "/v1/sessions", JSON.createObjectNode())
                        .path("sessionHandle")
                        .asText();
    }

    /** Returns the fields of each row. */
    List<List<String>> ask(String sql) {
        String operation = post(session + "/statements", JSON.createObjectNode().put("statement", sql))
                .path("operationHandle")
                .asText();
        List<List<String>> rows = new ArrayList<>();
        String next = "/v1" + session.substring(session.indexOf("/sessions")) + "/operations/" + operation
                + "/result/0?rowFormat=JSON";
        while (!next.isEmpty()) {
            JsonNode answer = ready(gateway + next);
            answer.path("results").path("data").forEach(row -> {
                List<String> fields = new ArrayList<>();
                row.path("fields").forEach(field -> fields.add(field.asText()));
                rows.add(fields);
            });
            next = answer.path("resultType").asText().equals("EOS")
                    ? ""
                    : answer.path("nextResultUri").asText();
        }
        return rows;
    }

    private JsonNode ready(String address) {
        JsonNode[] last = new JsonNode[1];
        Await.until("an answer of " + address, PATIENCE, () -> {
            last[0] = send(HttpRequest.newBuilder(URI.create(address)).build());
            return !last[0].path("resultType").asText().equals("NOT_READY");
        });
        return last[0];
    }

    private JsonNode post(String address, JsonNode body) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(request.uri() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(request.uri().toString(), e);
        }
    }
}
