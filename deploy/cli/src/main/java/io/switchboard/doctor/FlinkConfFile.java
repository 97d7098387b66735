package io.switchboard.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Flink's config.yaml, whose keys are written with dots or one in the other. */
public final class FlinkConfFile {

    private static final YAMLMapper YAML = new YAMLMapper();

    private FlinkConfFile() {}

    /**
     * What it sets.
     *
     * @throws ClusterException if it cannot be read
     */
    public static FlinkSettings read(Path file) {
        try {
            Map<String, String> values = new HashMap<>();
            flatten("", YAML.readTree(file.toFile()), values);
            return new FlinkSettings(values);
        } catch (IOException e) {
            throw new ClusterException(
                    "--flink-conf " + file + " cannot be read; give the config.yaml of Flink's client", e);
        }
    }

    private static void flatten(String key, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(), entry.getValue(), values));
        } else if (!node.isNull() && !key.isEmpty()) {
            values.put(key, node.asText());
        }
    }
}
