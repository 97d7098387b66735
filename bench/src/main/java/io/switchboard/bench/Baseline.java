package io.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ratios that were measured earlier.
 *
 * @param desk of which they are
 */
record Baseline(JsonNode desk, Map<String, Double> ratios) {

    /** A shared machine gives no steadier figures. */
    private static final double BORNE = 0.15;

    /** From what {@code --json} wrote. */
    static Baseline read(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            Map<String, Double> ratios = new LinkedHashMap<>();
            json.path("ratios")
                    .properties()
                    .forEach(
                            ratio -> ratios.put(ratio.getKey(), ratio.getValue().asDouble()));
            for (JsonNode one : json.path("growths")) {
                ratios.put(name(one), one.path("median").asDouble());
            }
            if (ratios.isEmpty()) {
                throw new ClusterException(file + " has no ratios; write one with ./switchboard bench --json " + file);
            }
            return new Baseline(json.path("desk"), ratios);
        } catch (IOException e) {
            throw new ClusterException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String name(JsonNode growth) {
        return Growth.name(
                growth.path("access").asText(),
                growth.path("fewest").asInt(),
                growth.path("most").asInt());
    }

    /**
     * Itself.
     *
     * @throws ClusterException if it is of another desk: its ratios are others, whatever the code
     */
    Baseline of(JsonNode now) {
        if (!desk.equals(now)) {
            throw new ClusterException("--against has ratios of another desk, %s, and not of %s: give the same options"
                    .formatted(desk, now));
        }
        return this;
    }

    /**
     * Of those that were measured now, too, which are lost: a line for each.
     *
     * @throws ClusterException if there is none of them: nothing was compared
     */
    List<String> losses(Map<String, Double> now) {
        if (ratios.keySet().stream().noneMatch(now::containsKey)) {
            throw new ClusterException("Nothing was compared: of the kept ratios %s none was measured, but %s"
                    .formatted(ratios.keySet(), now.keySet()));
        }
        return ratios.entrySet().stream()
                .filter(then -> now.containsKey(then.getKey()))
                .filter(then -> now.get(then.getKey()) < then.getValue() * (1 - BORNE))
                .map(then -> "%s is %.3f and was %.3f: a loss of %.0f %%"
                        .formatted(
                                then.getKey(),
                                now.get(then.getKey()),
                                then.getValue(),
                                100 * (1 - now.get(then.getKey()) / then.getValue())))
                .toList();
    }
}
