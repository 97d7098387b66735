package io.switchboard.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.deploy.TopicLines;
import io.switchboard.deploy.TopicReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Records as whoever reads a topic sees them. */
final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    /** What is committed in a topic. */
    static List<JsonNode> topic(String bootstrapServers, String topic) {
        StringWriter text = new StringWriter();
        try (TopicReader reader = new TopicReader(bootstrapServers);
                PrintWriter out = new PrintWriter(text)) {
            reader.readToEnd(topic, new TopicLines(out));
        }
        return lines(text.toString().lines().toList());
    }

    static List<JsonNode> lines(List<String> lines) {
        return lines.stream().map(Json::line).toList();
    }

    static JsonNode line(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not a line of JSON: " + line, e);
        }
    }
}
