package io.switchboard.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.calendar.CalendarVersion;
import io.switchboard.policy.Publication.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cuts a policy document into what is published, and puts together what was. */
public final class Publications {

    /** The order in which they are read, whatever order they were published in. */
    private static final Comparator<Publication> ORDER = Comparator.comparing(Publication::kind)
            .thenComparing(Publication::id)
            .thenComparingInt(Publication::version);

    private Publications() {}

    /**
     * One publication for each calendar and each policy of a document, as it is; what does not say from when on it counts
     * does from {@code now} on, the first version of a calendar always.
     *
     * @param file what errors call the document
     */
    public static List<Publication> of(String file, String yaml, Instant now, String by, String reason) {
        Node document = YamlDocument.read(file, yaml).only("calendars", "policies");
        Path folder = PolicyReader.folder(document);
        List<Publication> publications = new ArrayList<>();
        document.find("calendars").map(Node::parts).orElse(Map.of()).forEach((id, node) -> {
            for (CalendarVersion version : CalendarReader.versions(id, node, folder)) {
                publications.add(calendar(version, now, by, reason));
            }
        });
        for (Node node : document.find("policies").map(Node::list).orElse(List.of())) {
            publications.add(policy(node, now, by, reason));
        }
        return publications;
    }

    /** The end of a policy. */
    public static Publication retirement(String id, Instant from, Instant now, String by, String reason) {
        return new Publication(Kind.RETIREMENT, id, 0, from, now, by, reason, null);
    }

    /** All that was published, in any order; what cannot be used is a PolicyException of one line. */
    public static PolicyBook book(Collection<Publication> publications) {
        List<Publication> ordered = publications.stream().sorted(ORDER).toList();
        Map<String, BusinessCalendar> calendars = calendars(ordered);
        List<Policy> policies = new ArrayList<>();
        Map<String, Long> retired = new TreeMap<>();
        for (Publication publication : ordered) {
            switch (publication.kind()) {
                case CALENDAR -> {}
                case POLICY -> policies.add(policy(publication, calendars));
                case RETIREMENT -> retired.put(
                        publication.id(), publication.effectiveFrom().toEpochMilli());
            }
        }
        try {
            return new PolicyBook(policies, retired);
        } catch (IllegalArgumentException e) {
            throw new PolicyException(e.getMessage(), e);
        }
    }

    /** The calendars of what was published, in all their versions, by their names. */
    public static Map<String, BusinessCalendar> calendars(Collection<Publication> publications) {
        Map<String, Object> versions = new TreeMap<>();
        publications.stream()
                .filter(publication -> publication.kind() == Kind.CALENDAR)
                .sorted(ORDER)
                .forEach(publication -> versions.merge(publication.id(), document(publication), Publications::both));
        return CalendarReader.read(new Node("calendars", 1, "", versions));
    }

    /** One version stands for itself, several are a list. */
    private static Object both(Object earlier, Object later) {
        List<Node> versions = new ArrayList<>(((Node) earlier).listOrOne());
        versions.add((Node) later);
        return new Node("calendars", 1, ((Node) earlier).path(), versions);
    }

    private static Node document(Publication publication) {
        return YamlDocument.read(publication.key(), publication.document());
    }

    private static Policy policy(Publication publication, Map<String, BusinessCalendar> calendars) {
        Node document = document(publication);
        Policy policy = PolicyReader.policy(document, calendars);
        if (!policy.id().equals(publication.id()) || policy.version() != publication.version()) {
            throw document.wrong(
                    "is policy %s version %d: publish it as that".formatted(policy.id(), policy.version()));
        }
        return policy.from(
                Release.isAlways(publication)
                        ? Policy.ALWAYS
                        : publication.effectiveFrom().toEpochMilli());
    }

    /** The first version of a calendar counts always; a change says itself who made it and why. */
    private static Publication calendar(CalendarVersion version, Instant now, String by, String reason) {
        boolean always = version.effectiveFrom() == CalendarVersion.ALWAYS;
        return new Publication(
                Kind.CALENDAR,
                version.rules().id(),
                version.number(),
                always ? now : Instant.ofEpochMilli(version.effectiveFrom()),
                now,
                version.author().isEmpty() ? by : version.author(),
                version.reason().isEmpty() ? reason : version.reason(),
                CalendarDocument.explicit(version));
    }

    private static Publication policy(Node node, Instant now, String by, String reason) {
        Instant from = node.find("effectiveFrom")
                .map(Node::instant)
                .map(Instant::ofEpochMilli)
                .orElse(now);
        int version = PolicyReader.version(node.get("version"));
        String id = node.get("id").text();
        return new Publication(
                Kind.POLICY, id, version, from, now, by, reason, json(node).toString());
    }

    /** JSON is YAML, too, and has one way to be written. */
    private static JsonNode json(Node node) {
        if (node.content() instanceof Map<?, ?>) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.parts().forEach((key, part) -> object.set(key, json(part)));
            return object;
        }
        if (node.content() instanceof List<?>) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.list().forEach(part -> array.add(json(part)));
            return array;
        }
        return TextNode.valueOf((String) node.content());
    }
}
