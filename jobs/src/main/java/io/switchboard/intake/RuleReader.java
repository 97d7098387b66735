package io.switchboard.intake;

import io.switchboard.event.Channel;
import io.switchboard.policy.Condition;
import io.switchboard.policy.Node;
import io.switchboard.policy.YamlDocument;
import io.switchboard.routing.Scales;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the rules by which items ask for agents. Whatever is wrong with them is a
 * {@link io.switchboard.policy.PolicyException} of one line that names file, line, field, value and remedy.
 */
final class RuleReader {

    private static final int MOST_UNITS = 1_000_000;
    private static final int HIGHEST_LEVEL = 5;
    private static final double DEAREST = 1e9;

    /** What conditions of policies know, and where an item stands does not tell. */
    private static final Set<String> UNTOLD = Set.of("item.createdBy", "item.direction");

    private RuleReader() {}

    static List<Rule> read(String name, String yaml) {
        Node root = YamlDocument.read(name, yaml, "intake").only("intake").get("intake");
        List<Rule> rules = new ArrayList<>();
        for (Node node : root.only("rules").get("rules").filledList()) {
            if (!rules.isEmpty() && rules.get(rules.size() - 1).when() == null) {
                throw node.wrong(
                        "never holds, since the rule before it holds for every item: put it first, or remove it");
            }
            rules.add(rule(node));
        }
        return List.copyOf(rules);
    }

    private static Rule rule(Node node) {
        node.only(
                "when",
                "domain",
                "plan",
                "channel",
                "units",
                "languageLevel",
                "clearances",
                "unknownClearances",
                "handle",
                "response",
                "penalty");
        return new Rule(
                node.find("when").map(RuleReader::condition).orElse(null),
                node.get("domain").text(),
                node.get("plan").text(),
                node.find("channel")
                        .map(channel -> channel.oneOf(Channel.class, "channel"))
                        .orElse(null),
                node.find("units").map(units -> units.count(1, MOST_UNITS)).orElse(1),
                node.find("languageLevel")
                        .map(level -> level.count(0, HIGHEST_LEVEL))
                        .orElse(0),
                node.find("clearances").map(RuleReader::texts).orElse(Set.of()),
                node.find("unknownClearances").map(RuleReader::texts).orElse(Set.of()),
                node.get("handle").positiveMillis(),
                node.get("response").positiveMillis(),
                node.find("penalty").map(euro -> euro.number(0, DEAREST)).orElse(Scales.DEFAULT.penaltyMean()));
    }

    private static Condition condition(Node node) {
        Condition condition = node.made(() -> new Condition(node.text()));
        for (String field : condition.fields()) {
            if (field.startsWith("event.") || UNTOLD.contains(field)) {
                throw node.wrong(
                        "asks about %s, which ticket-tracking does not tell: ask about the item as it stands, or its customer"
                                .formatted(field));
            }
        }
        return condition;
    }

    private static Set<String> texts(Node node) {
        Set<String> texts = new LinkedHashSet<>();
        node.filledList().forEach(text -> texts.add(text.text()));
        return texts;
    }
}
