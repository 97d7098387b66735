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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the parts cost, as it is kept in a file.
 *
 * @param bytes on the heap, which are the same on each machine
 * @param yardsticks by processor: multiples of a yardstick are not those of another one
 */
record Costs(Map<Part, Double> bytes, Map<String, Map<Part, Double>> yardsticks) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String REMEDY = "write it anew with ./switchboard bench gate --write";

    /** Of all parts, to which anything is no loss. */
    static Costs nothing() {
        Map<Part, Double> bytes = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            bytes.put(part, Double.MAX_VALUE);
        }
        return new Costs(bytes, Map.of());
    }

    /** What is judged by. */
    static Costs read(Path file) {
        JsonNode json = json(file);
        Costs costs = of(json);
        if (costs.bytes.isEmpty()) {
            throw new ClusterException(file + " has no parts; " + REMEDY);
        }
        Stream.concat(Stream.of(json.path("bytes")), json.path("yardsticks").valueStream())
                .flatMap(figures -> figures.propertyStream().map(Map.Entry::getKey))
                .filter(name -> part(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new ClusterException(
                            "%s names a part %s that there is not; %s".formatted(file, name, REMEDY));
                });
        return costs;
    }

    /** What is still good of a file that is written anew; nothing of one that is not there. */
    static Costs toWriteOver(Path file) {
        return Files.exists(file) ? of(json(file)) : new Costs(Map.of(), Map.of());
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new ClusterException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Costs of(JsonNode json) {
        Map<String, Map<Part, Double>> yardsticks = new TreeMap<>();
        json.path("yardsticks")
                .properties()
                .forEach(processor -> yardsticks.put(processor.getKey(), figures(processor.getValue())));
        return new Costs(figures(json.path("bytes")), yardsticks);
    }

    private static Map<Part, Double> figures(JsonNode json) {
        Map<Part, Double> figures = new EnumMap<>(Part.class);
        json.properties().forEach(one -> part(one.getKey())
                .ifPresent(part -> figures.put(part, one.getValue().asDouble())));
        return figures;
    }

    private static Optional<Part> part(String name) {
        return Stream.of(Part.values()).filter(part -> part.name().equals(name)).findFirst();
    }

    /** What was kept of a part, for that processor: where no time was kept, any time is borne. */
    Cost of(Part part, String processor) {
        return new Cost(
                yardsticks.getOrDefault(processor, Map.of()).getOrDefault(part, Double.MAX_VALUE), bytes.get(part));
    }

    /** Whether a part's time was kept for that processor. */
    boolean hasTime(Part part, String processor) {
        return yardsticks.getOrDefault(processor, Map.of()).containsKey(part);
    }

    /** With what was measured on a processor now; the times of others stay. */
    Costs with(String processor, Map<Part, Cost> measured) {
        Map<Part, Double> bytesNow = new EnumMap<>(Part.class);
        Map<Part, Double> times = new EnumMap<>(Part.class);
        measured.forEach((part, cost) -> {
            bytesNow.put(part, cost.bytes());
            times.put(part, cost.yardsticks());
        });
        Map<String, Map<Part, Double>> all = new TreeMap<>(yardsticks);
        all.put(processor, times);
        return new Costs(bytesNow, all);
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
        ObjectNode json = JSON.createObjectNode();
        ObjectNode heap = json.putObject("bytes");
        bytes.forEach((part, figure) -> heap.put(part.name(), Math.round(figure)));
        ObjectNode times = json.putObject("yardsticks");
        yardsticks.forEach((processor, each) -> {
            ObjectNode one = times.putObject(processor);
            each.forEach((part, figure) -> one.put(part.name(), Math.round(figure * 10_000) / 10_000.0));
        });
        try {
            Files.writeString(file, JSON.writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw new ClusterException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
