package io.switchboard.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML into nodes that know their line. Every value is taken as it is written: no word becomes a boolean and no
 * time of day a number; a key that comes twice is refused.
 */
public final class YamlDocument {

    private final String file;
    private final YAMLParser parser;

    private final String expected;

    private YamlDocument(String file, YAMLParser parser, String expected) {
        this.file = file;
        this.parser = parser;
        this.expected = expected;
    }

    static Node read(String file, String yaml) {
        return read(file, yaml, "calendars and policies");
    }

    /** Reads a document; {@code expected} is what to write where there is nothing. */
    public static Node read(String file, String yaml, String expected) {
        try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
            return new YamlDocument(file, parser, expected).document();
        } catch (JsonProcessingException e) {
            throw unreadable(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Node document() throws IOException {
        if (parser.nextToken() == null) {
            throw new PolicyException("%s: is empty: write %s".formatted(file, expected));
        }
        Node root = node("", line());
        if (parser.nextToken() != null) {
            throw here("", line(), "a second document begins: put one document in a file");
        }
        return root;
    }

    private Node node(String path, int line) throws IOException {
        if (parser.isCurrentAlias()) {
            throw here(path, line, "*%s is a reference: write the value out".formatted(parser.getText()));
        }
        Object content =
                switch (parser.currentToken()) {
                    case START_OBJECT -> parts(path);
                    case START_ARRAY -> list(path);
                    default -> parser.getText();
                };
        return new Node(file, line, path, content);
    }

    private Map<String, Node> parts(String path) throws IOException {
        Map<String, Node> parts = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = line();
            if (parts.containsKey(key)) {
                throw here(path, line, "\"%s\" comes twice: keep one".formatted(key));
            }
            parser.nextToken();
            parts.put(key, node(path.isEmpty() ? key : path + "." + key, line));
        }
        return parts;
    }

    private List<Node> list(String path) throws IOException {
        List<Node> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(node("%s[%d]".formatted(path, list.size()), line()));
        }
        return list;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private PolicyException here(String path, int line, String problem) {
        return new Node(file, line, path, "").wrong(problem);
    }

    private static PolicyException unreadable(String file, JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            int line = marked.getProblemMark().getLine() + 1;
            String problem = "is not YAML here, %s: check indentation, quotes and brackets";
            return new PolicyException(
                    new Node(file, line, "", "")
                            .wrong(problem.formatted(marked.getProblem()))
                            .getMessage(),
                    e);
        }
        return new PolicyException(
                "%s: is not YAML, %s: write plain text in UTF-8"
                        .formatted(file, e.getOriginalMessage().replaceAll("\\s+", " ")),
                e);
    }
}
