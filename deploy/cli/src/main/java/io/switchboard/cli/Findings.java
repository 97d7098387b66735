package io.switchboard.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.switchboard.policy.Lint;
import io.switchboard.policy.Lint.Finding;
import io.switchboard.policy.Lint.Severity;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import io.switchboard.policy.Release;
import io.switchboard.policy.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What there is to say of a policy document, with the line of the file that it is about. */
final class Findings {

    private static final YAMLFactory YAML = new YAMLFactory();
    private static final Pattern POLICY = Pattern.compile("/policies/(\\d+)/(id|version)");
    private static final Pattern CALENDAR = Pattern.compile("/calendars/([^/]+)");

    private Findings() {}

    /** Of the document alone, as a job reads its policy file. */
    static List<Finding> of(PolicyFile file) {
        return of(file, PolicyReader.read(file.name(), file.yaml()));
    }

    /**
     * Of the document beside what is published, in the book that there would be were it published: only what its own
     * policies and calendars are about.
     */
    static List<Finding> of(PolicyFile file, Shelf shelf, Release.Note note) {
        PolicyReader.read(file.name(), file.yaml(), shelf.calendars()); // which names the line of a mistake
        return of(file, Release.replacing(shelf, file.name(), file.yaml(), note));
    }

    private static List<Finding> of(PolicyFile file, PolicyBook book) {
        Map<String, Integer> lines = lines(file.yaml());
        var calendars = PolicyReader.calendars(file.name(), file.yaml());
        return Lint.of(book, calendars).stream()
                .filter(finding -> lines.containsKey(finding.place()))
                .map(finding -> new Finding(
                        finding.severity(),
                        "%s:%d: %s".formatted(file.name(), lines.get(finding.place()), finding.place()),
                        finding.text()))
                .toList();
    }

    static boolean refuse(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Where each policy and calendar begins, by what findings call it. */
    private static Map<String, Integer> lines(String yaml) {
        Map<String, Integer> lines = new HashMap<>();
        Map<Integer, Map<String, String>> policies = new TreeMap<>();
        Map<Integer, Integer> starts = new HashMap<>();
        try (JsonParser parser = YAML.createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String path = parser.getParsingContext().pathAsPointer().toString();
                int line = parser.currentTokenLocation().getLineNr();
                Matcher policy = POLICY.matcher(path);
                Matcher calendar = CALENDAR.matcher(path);
                if (token.isScalarValue() && policy.matches()) {
                    int place = Integer.parseInt(policy.group(1));
                    starts.putIfAbsent(place, line);
                    policies.computeIfAbsent(place, i -> new HashMap<>()).put(policy.group(2), parser.getText());
                } else if (token == JsonToken.FIELD_NAME && calendar.matches()) {
                    lines.put("calendar " + calendar.group(1), line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        policies.forEach((place, said) ->
                lines.put("policy %s version %s".formatted(said.get("id"), said.get("version")), starts.get(place)));
        return lines;
    }
}
