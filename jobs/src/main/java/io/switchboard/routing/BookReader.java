package io.switchboard.routing;

import io.switchboard.event.Channel;
import io.switchboard.policy.Node;
import io.switchboard.policy.YamlDocument;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a document of how to route. Whatever is wrong with it is a {@link io.switchboard.policy.PolicyException} of one
 * line that names file, line, field, value and remedy.
 */
public final class BookReader {

    private static final int MOST_VERSIONS = 1_000_000;
    private static final int HIGHEST_SKILL = 10;

    private BookReader() {}

    /** Reads a document; {@code name} is what errors call it. */
    public static RoutingBook read(String name, String yaml) {
        Node book = YamlDocument.read(name, yaml, "routing").only("routing").get("routing");
        book.only("id", "version", "settings", "weights", "centres", "plans");
        String id = book.get("id").text();
        int version = book.get("version").count(1, MOST_VERSIONS);
        Settings settings = book.find("settings").map(BookReader::settings).orElse(Settings.DEFAULT);
        Weights weights = book.find("weights").map(WeightsReader::read).orElse(Weights.defaults(Scales.DEFAULT));
        List<Centre> centres = new ArrayList<>();
        book.get("centres").parts().forEach((name2, centre) -> centres.add(centre(name2, centre)));
        List<Plan> plans = new ArrayList<>();
        book.get("plans").parts().forEach((planId, plan) -> plans.add(plan(planId, plan)));
        return book.made(() -> new RoutingBook(id, version, settings, weights, centres, plans));
    }

    private static Settings settings(Node node) {
        node.only("ageing", "offer", "decline", "hops", "most", "exclusive", "sharing");
        Settings or = Settings.DEFAULT;
        return node.made(() -> new Settings(
                node.find("ageing").map(Node::positiveMillis).orElse(or.ageingMillis()),
                node.find("offer").map(Node::millis).orElse(or.offerMillis()),
                node.find("decline").map(Node::positiveMillis).orElse(or.declineMillis()),
                node.find("hops").map(hops -> hops.count(1, 1_000)).orElse(or.hops()),
                node.find("most").map(most -> most.count(0, Integer.MAX_VALUE)).orElse(or.most()),
                node.find("exclusive").map(BookReader::channels).orElse(or.exclusive()),
                true,
                node.find("sharing").map(BookReader::sharing).orElse(or.sharing())));
    }

    private static Sharing.Terms sharing(Node node) {
        node.only("queuePerAgent", "ratio", "kept", "reserve", "release");
        Sharing.Terms or = Sharing.Terms.DEFAULT;
        return node.made(() -> new Sharing.Terms(
                node.find("queuePerAgent")
                        .map(queue -> queue.number(0, 1_000_000))
                        .orElse(or.queuePerAgent()),
                node.find("ratio").map(ratio -> ratio.number(0.001, 1_000_000)).orElse(or.ratio()),
                node.find("kept").map(kept -> kept.number(0.001, 1_000_000)).orElse(or.kept()),
                node.find("reserve").map(reserve -> reserve.count(0, 1_000_000)).orElse(or.reserve()),
                node.find("release").map(Node::positiveMillis).orElse(or.releaseMillis())));
    }

    private static Set<Channel> channels(Node node) {
        Set<Channel> channels = new LinkedHashSet<>();
        node.list().forEach(channel -> channels.add(channel.oneOf(Channel.class, "channel")));
        return channels;
    }

    private static Centre centre(String id, Node node) {
        node.only("zone", "region", "pools");
        Node zone = node.get("zone");
        return new Centre(id, zone(zone), node.find("region").map(Node::text).orElse(""), texts(node.get("pools")));
    }

    private static ZoneId zone(Node node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            throw node.wrong("unknown time zone \"%s\": write one as Europe/Berlin".formatted(node.text()));
        }
    }

    private static Plan plan(String id, Node node) {
        node.only("version", "steps", "finalStep", "overflow");
        int version = node.get("version").count(1, MOST_VERSIONS);
        List<PlanStep> steps =
                node.get("steps").list().stream().map(BookReader::step).toList();
        FinalStep last = node.get("finalStep").oneOf(FinalStep.class, "final step");
        String overflow = node.find("overflow").map(Node::text).orElse(null);
        return node.made(() -> {
            Plan plan = new Plan(id, version, steps, last, overflow);
            plan.filters();
            return plan;
        });
    }

    private static PlanStep step(Node node) {
        node.only("pools", "helpers", "skills", "regions", "clearances", "lastAgentOnly", "spare", "hard", "expiry");
        boolean hard = node.find("hard").map(Node::yes).orElse(false);
        long expiry = hard ? 0 : node.get("expiry").positiveMillis();
        if (hard && node.find("expiry").isPresent()) {
            throw node.get("expiry").wrong("a hard step never expires: remove it, or hard");
        }
        return node.made(() -> new PlanStep(
                node.find("pools").map(BookReader::texts).orElse(Set.of()),
                node.find("helpers").map(BookReader::texts).orElse(Set.of()),
                node.find("skills")
                        .map(skills -> counts(skills, 1, HIGHEST_SKILL))
                        .orElse(Map.of()),
                node.find("regions").map(BookReader::texts).orElse(Set.of()),
                node.find("clearances").map(BookReader::texts).orElse(Set.of()),
                node.find("lastAgentOnly").map(Node::yes).orElse(false),
                node.find("spare").map(spare -> counts(spare, 0, 1_000_000)).orElse(Map.of()),
                hard,
                expiry));
    }

    private static Set<String> texts(Node node) {
        Set<String> texts = new LinkedHashSet<>();
        node.filledList().forEach(text -> texts.add(text.text()));
        return texts;
    }

    private static Map<String, Integer> counts(Node node, int least, int most) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        node.parts().forEach((name, count) -> counts.put(name, count.count(least, most)));
        return counts;
    }
}
