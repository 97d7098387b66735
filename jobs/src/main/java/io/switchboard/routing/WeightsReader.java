package io.switchboard.routing;

import io.switchboard.policy.Nearest;
import io.switchboard.policy.Node;
import io.switchboard.policy.YamlDocument;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a document of weights. Whatever is wrong with it is a {@link io.switchboard.policy.PolicyException} of one line
 * that names file, line, field, value and remedy.
 */
public final class WeightsReader {

    private static final int MOST_VERSIONS = 1_000_000;
    private static final double MOST = 1e9;

    private WeightsReader() {}

    /** Reads a document; {@code name} is what errors call it. */
    public static Weights read(String name, String yaml) {
        return read(YamlDocument.read(name, yaml, "weights").only("weights").get("weights"));
    }

    static Weights read(Node weights) {
        weights.only("id", "version", "dimensions", "scales");
        String id = weights.get("id").text();
        int version = weights.get("version").count(1, MOST_VERSIONS);
        Map<Dimension, Double> dimensions =
                weights.find("dimensions").map(WeightsReader::dimensions).orElse(Weights.DEFAULTS);
        Scales scales = weights.find("scales").map(WeightsReader::scales).orElse(Scales.DEFAULT);
        return weights.find("dimensions").orElse(weights).made(() -> new Weights(id, version, dimensions, scales));
    }

    private static Map<Dimension, Double> dimensions(Node node) {
        Map<Dimension, Double> weights = new EnumMap<>(Dimension.class);
        node.parts().forEach((id, weight) -> {
            Dimension dimension = Dimension.byId(id).orElseThrow(() -> weight.wrong(unknown(id)));
            weights.put(dimension, weight.number(0, 1));
        });
        return weights;
    }

    private static String unknown(String id) {
        List<String> ids = Dimension.all().stream()
                .filter(Dimension::isWeighed)
                .map(Dimension::id)
                .toList();
        return "unknown dimension \"%s\": %s".formatted(id, Nearest.use(id, ids));
    }

    private static Scales scales(Node node) {
        node.only(
                "pastDue", "penaltyMost", "penaltyMean", "handleMost", "queuePerAgent", "heartbeatWithin", "adjacent");
        Scales or = Scales.DEFAULT;
        return node.made(() -> new Scales(
                node.find("pastDue").map(number -> number.number(0, 1)).orElse(or.pastDue()),
                node.find("penaltyMost").map(number -> number.number(0, MOST)).orElse(or.penaltyMost()),
                node.find("penaltyMean").map(number -> number.number(0, MOST)).orElse(or.penaltyMean()),
                node.find("handleMost").map(Node::positiveMillis).orElse(or.handleMost()),
                node.find("queuePerAgent").map(number -> number.number(0, MOST)).orElse(or.queuePerAgent()),
                node.find("heartbeatWithin").map(Node::positiveMillis).orElse(or.heartbeatWithin()),
                node.find("adjacent").map(WeightsReader::adjacent).orElse(or.adjacent())));
    }

    private static Map<String, Set<String>> adjacent(Node node) {
        Map<String, Set<String>> adjacent = new LinkedHashMap<>();
        node.parts().forEach((region, next) -> {
            Set<String> names = new LinkedHashSet<>();
            next.filledList().forEach(name -> names.add(name.text()));
            adjacent.put(region, names);
        });
        return adjacent;
    }
}
