package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads a policy document, which a support manager writes, into the policies that the clocks follow. Whatever is wrong
 * with it is a {@link PolicyException} of one line that names file, line, field, value and remedy.
 */
public final class PolicyReader {

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
        Node document = YamlDocument.read(name, yaml).only("calendars", "policies");
        Map<String, BusinessCalendar> calendars = CalendarReader.read(document.get("calendars"));
        Node policies = document.get("policies");
        List<Policy> read = policies.filledList().stream()
                .map(policy -> policy(policy, calendars))
                .toList();
        return policies.made(() -> new PolicyBook(read));
    }

    private static Policy policy(Node node, Map<String, BusinessCalendar> calendars) {
        node.only("id", "version", "items", "defaultPriority", "clocks");
        String id = node.get("id").text();
        int version = version(node.get("version"));
        ItemType items = node.get("items").oneOf(ItemType.class, "item type");
        Priority defaultPriority = node.get("defaultPriority").oneOf(Priority.class, "priority");
        ClockReader reader = new ClockReader(items, calendars);
        List<ClockRule> clocks =
                node.get("clocks").filledList().stream().map(reader::read).toList();
        return node.made(() -> new Policy(
                id, version, items, 0, null, Policy.ALWAYS, PublishMode.OPEN_FROM_EFFECTIVE, defaultPriority, clocks));
    }

    private static int version(Node node) {
        try {
            return Integer.parseInt(node.text());
        } catch (NumberFormatException e) {
            throw node.wrong("\"%s\" is not a version: count 1, 2, 3".formatted(node.text()));
        }
    }
}
