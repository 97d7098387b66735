package io.switchboard.job;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a job's config file; whatever is wrong with it is said in one line. */
public final class ConfigFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ConfigFile() {}

    /** The file named by {@code --config FILE}, the only argument a job takes. */
    public static Path named(String[] args) {
        if (args.length != 2 || !args[0].equals("--config")) {
            throw new IllegalArgumentException("Expected the arguments --config FILE, got %s".formatted(List.of(args)));
        }
        return Path.of(args[1]);
    }

    /**
     * The config in {@code file}.
     *
     * @throws IllegalArgumentException naming file, key, value and remedy
     */
    public static <T> T read(Path file, Class<T> type) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read config file %s: is the path right?".formatted(file), e);
        }
        try {
            requireKnownKeys(YAML.readTree(text), type);
            return YAML.readValue(text, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ": " + explain(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static void requireKnownKeys(JsonNode config, Class<?> type) {
        if (!config.isObject()) {
            throw new IllegalArgumentException("it is empty, or no list of keys and values");
        }
        requireKnownKeys("", config, type);
    }

    /**
     * Of the file, or of a key that has keys of its own.
     *
     * @param above that key and a dot
     */
    private static void requireKnownKeys(String above, JsonNode config, Class<?> type) {
        Map<String, Class<?>> known = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            known.put(above + component.getName(), component.getType());
        }
        Set<String> unknown = new TreeSet<>();
        config.fieldNames().forEachRemaining(key -> unknown.add(above + key));
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown keys %s; known keys are %s".formatted(unknown, known.keySet()));
        }
        config.properties()
                .forEach(entry ->
                        requireValue(above + entry.getKey(), entry.getValue(), known.get(above + entry.getKey())));
    }

    private static void requireValue(String key, JsonNode value, Class<?> type) {
        if (type.isRecord() && !value.isNull()) {
            requireKeys(key, value, type);
        } else if (type == Double.class && !value.isNull()) {
            requireNumber(key, value);
        } else {
            requireWritten(key, value, type == Integer.class);
        }
    }

    private static void requireKeys(String key, JsonNode value, Class<?> type) {
        if (!value.isObject()) {
            throw new IllegalArgumentException("%s is %s: write keys and values, {key: value}".formatted(key, value));
        }
        requireKnownKeys(key + ".", value, type);
    }

    private static void requireNumber(String key, JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException("%s is %s: write a number".formatted(key, value));
        }
    }

    /** A number is a count and nothing else: 1990 would be read as so many seconds. And nothing is left empty by mistake. */
    private static void requireWritten(String key, JsonNode value, boolean isCount) {
        if (isCount && !value.isInt() && !value.isNull()) {
            throw new IllegalArgumentException("%s is %s: write a whole number".formatted(key, value));
        }
        if (value.isNumber() && !isCount) {
            throw new IllegalArgumentException(
                    "%s is the number %s: write a duration such as PT1M, or an instant such as 1990-01-01T00:00:00Z"
                            .formatted(key, value));
        }
        if (value.isNull()) {
            throw new IllegalArgumentException("%s has no value: give one, or remove the key".formatted(key));
        }
        value.forEach(element -> requireElement(key, element));
    }

    private static void requireElement(String key, JsonNode element) {
        if (element.isNull()) {
            throw new IllegalArgumentException(
                    "%s has an element without a value: give one, or remove it".formatted(key));
        }
    }

    private static String explain(JacksonException e) {
        if (e instanceof ValueInstantiationException invalid
                && invalid.getCause() instanceof IllegalArgumentException refused) {
            return refused.getMessage();
        }
        String line = e.getLocation() == null
                ? ""
                : "line %d: ".formatted(e.getLocation().getLineNr());
        String key =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? mapping.getPath().get(mapping.getPath().size() - 1).getFieldName() + ": "
                        : "";
        return line + key + e.getOriginalMessage().lines().findFirst().orElse("not valid YAML");
    }
}
