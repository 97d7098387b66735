package io.switchboard.bench.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the parts cost, as it is kept in a file.
 *
 * @param processor on which it was measured: multiples of a yardstick are not those of another one
 */
record Costs(String processor, Map<Part, Cost> parts) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Costs read(Path file) {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            Map<Part, Cost> parts = new EnumMap<>(Part.class);
            json.path("parts")
                    .properties()
                    .forEach(part -> parts.put(
                            part(file, part.getKey()),
                            new Cost(
                                    part.getValue().path("yardsticks").asDouble(),
                                    part.getValue().path("bytes").asDouble())));
            if (parts.isEmpty()) {
                throw new ClusterException(file + " has no parts; write one with ./switchboard bench gate --write");
            }
            return new Costs(json.path("processor").asText(), parts);
        } catch (IOException e) {
            throw new ClusterException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Part part(Path file, String name) {
        try {
            return Part.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new ClusterException(
                    "%s names a part %s that there is not; write it anew with ./switchboard bench gate --write"
                            .formatted(file, name),
                    e);
        }
    }

    /** A line that {@link #cost} reads. */
    static String inWords(Cost cost) {
        return cost.yardsticks() + " " + cost.bytes();
    }

    /** From such a line. */
    static Cost cost(String line) {
        int space = line.indexOf(' ');
        return new Cost(Double.parseDouble(line.substring(0, space)), Double.parseDouble(line.substring(space + 1)));
    }

    void write(Path file) {
        ObjectNode json = JSON.createObjectNode().put("processor", processor);
        ObjectNode all = json.putObject("parts");
        parts.forEach((part, cost) -> all.putObject(part.name())
                .put("yardsticks", Math.round(cost.yardsticks() * 10_000) / 10_000.0)
                .put("bytes", Math.round(cost.bytes())));
        try {
            Files.writeString(file, JSON.writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw new ClusterException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
