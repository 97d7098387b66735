package io.switchboard.job;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Reads a job's config file; whatever is wrong with it is said in one line. */
final class ConfigFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private ConfigFile() {}

    /** The file named by {@code --config FILE}, the only argument a job takes. */
    static Path named(String[] args) {
        if (args.length != 2 || !args[0].equals("--config")) {
            throw new IllegalArgumentException(
                    "Expected the arguments --config FILE, got %s".formatted(List.of(args)));
        }
        return Path.of(args[1]);
    }

    /**
     * The config in {@code file}.
     *
     * @throws IllegalArgumentException naming file, key, value and remedy
     */
    static <T> T read(Path file, Class<T> type) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read config file %s: is the path right?".formatted(file), e);
        }
        try {
            T config = YAML.readValue(text, type);
            if (config == null) {
                throw new IllegalArgumentException("Config file %s is empty".formatted(file));
            }
            return config;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ": " + explain(e), e);
        }
    }

    private static String explain(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "line %d: unknown key %s; known keys are %s"
                    .formatted(
                            unknown.getLocation().getLineNr(),
                            unknown.getPropertyName(),
                            new TreeSet<>(
                                    unknown.getKnownPropertyIds().stream().map(Object::toString).toList()));
        }
        JsonLocation location = e.getLocation();
        String line = location == null ? "" : "line %d: ".formatted(location.getLineNr());
        String field = e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? mapping.getPath().get(mapping.getPath().size() - 1).getFieldName() + ": "
                : "";
        return line + field + firstLine(e.getOriginalMessage());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not valid YAML");
    }
}
