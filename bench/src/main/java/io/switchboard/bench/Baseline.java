package io.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ratios that were measured earlier. */
record Baseline(Map<String, Double> ratios) {

    static final Baseline NONE = new Baseline(Map.of());

    /** A shared machine gives no steadier figures. */
    private static final double BORNE = 0.15;

    /** From what {@code --json} wrote. */
    static Baseline read(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile()).path("ratios");
            Map<String, Double> ratios = new LinkedHashMap<>();
            json.properties()
                    .forEach(
                            ratio -> ratios.put(ratio.getKey(), ratio.getValue().asDouble()));
            if (ratios.isEmpty()) {
                throw new ClusterException(file + " has no ratios; write one with ./switchboard bench --json " + file);
            }
            return new Baseline(ratios);
        } catch (IOException e) {
            throw new ClusterException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Of those that were measured now, too, which are lost: a line for each.
     *
     * @throws ClusterException if there is none of them: nothing was compared
     */
    List<String> losses(Map<String, Double> now) {
        if (!ratios.isEmpty() && ratios.keySet().stream().noneMatch(now::containsKey)) {
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
