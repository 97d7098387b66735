package io.switchboard.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What sets one session cluster apart from the local one.
 *
 * @param conf Flink's options; they win over the template's and the cluster's own
 * @param classPath in front of Flink's
 * @param taskManagerConf options of one TaskManager, by its name
 */
public record FlinkVariant(
        Map<String, String> conf, List<Path> classPath, Function<String, Map<String, String>> taskManagerConf) {

    static final FlinkVariant NONE = new FlinkVariant(Map.of(), List.of(), name -> Map.of());
}
