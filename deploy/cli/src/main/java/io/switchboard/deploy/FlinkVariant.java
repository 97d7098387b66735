package io.switchboard.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What sets one session cluster apart from the local one.
 *
 * @param conf Flink's options; they win over the template's and the cluster's own
 * @param classPath in front of Flink's
 */
public record FlinkVariant(Map<String, String> conf, List<Path> classPath) {

    static final FlinkVariant NONE = new FlinkVariant(Map.of(), List.of());
}
