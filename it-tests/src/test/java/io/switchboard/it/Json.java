package io.switchboard.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.deploy.TopicLines;
import io.switchboard.deploy.TopicReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Records as whoever reads a topic sees them. */
final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    /** What is committed in a topic. */
    static List<JsonNode> topic(String bootstrapServers, String topic) {
        try (TopicReader reader = reader(bootstrapServers)) {
            return topic(reader, topic);
        }
    }

    /** One that can be asked again at once: the brokers do not hold its last request back until there is more to tell. */
    static TopicReader reader(String bootstrapServers) {
        return new TopicReader(bootstrapServers, Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10"));
    }

    /** The same by a reader that has been there before. */
    static List<JsonNode> topic(TopicReader reader, String topic) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
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
