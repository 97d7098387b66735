package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a policy document, which a support manager writes, into the policies that the clocks follow. Whatever is wrong
 * with it is a {@link PolicyException} of one line that names file, line, field, value and remedy.
 */
public final class PolicyReader {

    private static final int MOST_RANK = 1_000_000;

    private PolicyReader() {}

    /** Reads a file. */
    public static PolicyBook read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new PolicyException("%s: there is no such file: name a policy document".formatted(file), e);
        } catch (CharacterCodingException e) {
            throw new PolicyException("%s: is not UTF-8: save it as UTF-8".formatted(file), e);
        } catch (IOException e) {
            throw new PolicyException("%s: cannot be read, %s: name a readable file".formatted(file, e), e);
        }
    }

    /** Reads a document; {@code name} is what errors call it. */
    public static PolicyBook read(String name, String yaml) {
        return read(name, yaml, Map.of());
    }

    /** Reads a document that may refer to calendars that are known already, beside those of its own. */
    public static PolicyBook read(String name, String yaml, Map<String, BusinessCalendar> known) {
        Node document = YamlDocument.read(name, yaml).only("calendars", "policies");
        Map<String, BusinessCalendar> calendars = new LinkedHashMap<>(known);
        calendars.putAll(calendars(document));
        Node policies = document.get("policies");
        List<Node> nodes = policies.filledList();
        List<Policy> read =
                nodes.stream().map(policy -> policy(policy, calendars)).toList();
        requireTurns(nodes, read);
        return policies.made(() -> new PolicyBook(read));
    }

    /** The calendars of a document, by their ids. */
    public static Map<String, BusinessCalendar> calendars(String name, String yaml) {
        return calendars(YamlDocument.read(name, yaml).only("calendars", "policies"));
    }

    private static Map<String, BusinessCalendar> calendars(Node document) {
        return document.find("calendars")
                .map(calendars -> CalendarReader.read(calendars, folder(document)))
                .orElse(Map.of());
    }

    /** Where the files are that the document names: beside it. */
    static Path folder(Node document) {
        Path folder = Path.of(document.file()).getParent();
        return folder == null ? Path.of("") : folder;
    }

    static Policy policy(Node node, Map<String, BusinessCalendar> calendars) {
        node.only("id", "version", "items", "rank", "when", "effectiveFrom", "publish", "defaultPriority", "clocks");
        String id = node.get("id").text();
        int version = version(node.get("version"));
        ItemType items = node.get("items").oneOf(ItemType.class, "item type");
        int rank = node.find("rank")
                .map(number -> number.count(-MOST_RANK, MOST_RANK))
                .orElse(0);
        Condition when = node.find("when").map(Node::condition).orElse(null);
        long effectiveFrom = node.find("effectiveFrom").map(Node::instant).orElse(Policy.ALWAYS);
        PublishMode mode = node.find("publish")
                .map(publish -> publish.oneOf(PublishMode.class, "publish mode"))
                .orElse(PublishMode.OPEN_FROM_EFFECTIVE);
        Priority defaultPriority = node.get("defaultPriority").oneOf(Priority.class, "priority");
        ClockReader reader = new ClockReader(items, calendars);
        List<ClockRule> clocks =
                node.get("clocks").filledList().stream().map(reader::read).toList();
        return node.made(
                () -> new Policy(id, version, items, rank, when, effectiveFrom, mode, defaultPriority, clocks));
    }

    /** Of several versions only the first may be without the time from which it counts. */
    private static void requireTurns(List<Node> nodes, List<Policy> policies) {
        for (int i = 0; i < policies.size(); i++) {
            Policy later = policies.get(i);
            boolean hasEarlier = policies.stream()
                    .anyMatch(policy -> policy.id().equals(later.id()) && policy.version() < later.version());
            if (hasEarlier && later.effectiveFrom() == Policy.ALWAYS) {
                throw nodes.get(i)
                        .wrong(
                                "policy %s version %d does not say from when on it takes the place of the one before: add effectiveFrom, as in 2026-07-01T00:00:00Z"
                                        .formatted(later.id(), later.version()));
            }
        }
    }

    static int version(Node node) {
        try {
            return Integer.parseInt(node.text());
        } catch (NumberFormatException e) {
            throw node.wrong("\"%s\" is not a version: count 1, 2, 3".formatted(node.text()));
        }
    }
}
