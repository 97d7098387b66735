package io.switchboard.twin.sim;

import io.switchboard.policy.Nearest;
import io.switchboard.policy.Node;
import io.switchboard.policy.YamlDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a scenario. What it does not say is as in the head-to-head comparison: 40 agents in three teams, four classes;
 * chats are a fifth where it says that there are some. Whatever is wrong with it is a
 * {@link io.switchboard.policy.PolicyException} of one line that names file, line, field, value and remedy.
 */
final class ScenarioReader {

    private static final int MOST_AGENTS = 10_000;
    private static final double MOST = 1_000;
    private static final long MINUTE = 60_000;
    private static final int HOURS = 24;

    /** Shares of the day's calls of a bank, hour by hour from midnight, as factors of the mean. */
    static final double[] BANK = {
        .0033, .0013, .0006, .0003, .0003, .0007, .0039, .0261, .0562, .0785, .0896, .0780, .0698, .0734, .0775, .0773,
        .0740, .0596, .0510, .0415, .0373, .0384, .0347, .0267
    };

    /** How likely a bank's waiting callers are to give up, per 1000 s, half minute by half minute. */
    private static final double[] BANK_PATIENCE = {3.49, 2.98, 2.84, 2.14, 1.88, 3.13, 1.69, 2.56, 1.85, 1.60};

    private static final double HALF_MINUTE = 30_000;

    private final Node node;
    private final Duration length;
    private final Population population;
    private final List<ContactClass> usualClasses;
    private final List<String> classNames;
    private final List<String> teamNames = List.of("front", "back", "general");

    private ScenarioReader(Node node) {
        this.node = node;
        this.length = Duration.ofHours(
                node.find("hours").map(each -> each.count(1, 31 * HOURS)).orElse(HOURS));
        this.population = node.find("customers").map(Population::read).orElse(Population.STRANGERS);
        this.usualClasses = Stream.concat(HeadToHead.classes().stream(), node.find("chats").map(Chats::read).stream())
                .toList();
        this.classNames = usualClasses.stream().map(ContactClass::name).toList();
    }

    /** Reads a document; {@code file} is what errors call it. */
    static Staging read(String file, String yaml) {
        Node node = YamlDocument.read(file, yaml, "a scenario").only("scenario").get("scenario");
        node.only(
                "name",
                "about",
                "hours",
                "load",
                "profile",
                "busyness",
                "bilingual",
                "chats",
                "customers",
                "surveys",
                "mix",
                "handling",
                "patience",
                "due",
                "returns",
                "reopens",
                "staff",
                "languages",
                "shifts",
                "floods",
                "absences");
        return new ScenarioReader(node).staging();
    }

    private Staging staging() {
        List<ContactClass> classes = classes();
        List<SimAgent> agents = agents();
        double share = node.find("bilingual").map(each -> each.number(0, 1)).orElse(0.1);
        if (share > 0 && agents.stream().noneMatch(SimAgent::bilingual)) {
            Node where = node.find("languages").orElseGet(() -> node.get("staff"));
            throw where.wrong("nobody speaks the second language: give a team languages, or write bilingual: 0");
        }
        double load = node.find("load").map(each -> each.number(0.01, MOST)).orElse(0.85);
        double work = classes.stream()
                .mapToDouble(each -> each.share() * each.work().mean() / each.atOnce())
                .sum();
        Scenario scenario = new Scenario(
                classes,
                agents,
                load * agents.size() / work,
                profile(),
                node.find("busyness").map(each -> each.number(0, MOST)).orElse(0.0),
                share,
                each("floods", this::flood),
                each("absences", this::absence),
                population,
                node.find("surveys").map(Survey::read).orElse(Survey.NONE));
        return new Staging(node.get("name").text(), node.get("about").text(), scenario, length);
    }

    private List<ContactClass> classes() {
        Map<String, Node> mix = of("mix", classNames);
        Map<String, Node> handling = of("handling", classNames);
        Map<String, Node> patience = of("patience", classNames);
        Map<String, Node> due = of("due", classNames);
        Map<String, Node> returns = of("returns", classNames);
        Map<String, Node> reopens = of("reopens", classNames);
        List<ContactClass> classes = new ArrayList<>();
        for (ContactClass or : usualClasses) {
            String name = or.name();
            Law patient = value(patience, name, ScenarioReader::patience, or.patience());
            if (returns.containsKey(name) && patient instanceof Law.Never) {
                throw returns.get(name).wrong("nobody gives up: give %s patience, or write reopens".formatted(name));
            }
            classes.add(new ContactClass(
                    name,
                    or.channel(),
                    value(mix, name, share -> share.number(0, MOST), or.share()),
                    value(
                            handling,
                            name,
                            time -> new Law.Lognormal(time.positiveMillis(), HeadToHead.SIGMA),
                            or.work()),
                    patient,
                    value(due, name, Node::positiveMillis, or.dueMillis()),
                    or.weight(),
                    or.severity(),
                    value(returns, name, share -> share.number(0, 0.9), 0.0),
                    value(reopens, name, share -> share.number(0, 0.9), 0.0),
                    new Law.Exponential(10.0 * MINUTE),
                    or.units(),
                    or.capacity()));
        }
        double sum = classes.stream().mapToDouble(ContactClass::share).sum();
        if (sum <= 0) {
            throw node.get("mix").wrong("nobody comes: give one of the classes a share above 0");
        }
        return classes.stream().map(each -> each.ofShare(each.share() / sum)).toList();
    }

    private static Law patience(Node patience) {
        if (!patience.content().equals("bank")) {
            return new Law.Exponential(patience.positiveMillis());
        }
        double[] perMilli =
                Arrays.stream(BANK_PATIENCE).map(per1000s -> per1000s / 1e6).toArray();
        return new Law.Piecewise(HALF_MINUTE, perMilli);
    }

    private static <T> T value(Map<String, Node> given, String name, Function<Node, T> read, T or) {
        return given.containsKey(name) ? read.apply(given.get(name)) : or;
    }

    /** What is given by class or team, under names that there are. */
    private Map<String, Node> of(String key, List<String> known) {
        Map<String, Node> given = node.find(key).map(Node::parts).orElse(Map.of());
        given.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw value.wrong("unknown \"%s\": %s".formatted(name, use(name, known)));
            }
        });
        return given;
    }

    /** The remedy for a name that is none; chats are a class that a scenario has to ask for. */
    private static String use(String name, List<String> known) {
        String classOrTeam = Nearest.use(name, known);
        return name.equals(Chats.NAME) ? classOrTeam + "; for chats write chats: {capacity: 3}, too" : classOrTeam;
    }

    private List<SimAgent> agents() {
        Map<String, Node> staff = of("staff", teamNames);
        Map<String, Node> languages = of("languages", teamNames);
        Map<String, Node> shifts = of("shifts", teamNames);
        List<SimAgent> agents = new ArrayList<>();
        for (String team : teamNames) {
            List<SimAgent> usual = HeadToHead.agents().stream()
                    .filter(agent -> agent.team().equals(team))
                    .toList();
            int size = value(staff, team, count -> count.count(0, MOST_AGENTS), usual.size());
            double speakers = usual.stream().filter(SimAgent::bilingual).count();
            int usually = (int) Math.round(speakers * size / usual.size());
            int bilingual = value(languages, team, count -> count.count(0, size), usually);
            long[] shift = value(shifts, team, this::shift, new long[] {0, SimAgent.DAY});
            double[] speeds = usual.get(0).speeds();
            double[] all = classNames.contains(Chats.NAME) ? Chats.beside(speeds) : speeds;
            for (int i = 0; i < size; i++) {
                String region = population.regionOf(i);
                agents.add(new SimAgent(team, all, i < bilingual, shift[0], shift[1], region));
            }
        }
        if (agents.isEmpty()) {
            throw node.get("staff").wrong("nobody works: give one of the teams an agent");
        }
        return agents;
    }

    private long[] shift(Node shift) {
        shift.only("from", "until");
        long from = shift.get("from").millis();
        long until = shift.get("until").positiveMillis();
        if (from >= SimAgent.DAY || until <= from || until - from > SimAgent.DAY) {
            throw shift.wrong(
                    "from %s until %s is no shift: let it begin before 24h and last up to 24h, as in 20h to 28h"
                            .formatted(
                                    shift.get("from").text(), shift.get("until").text()));
        }
        return new long[] {from, until};
    }

    private double[] profile() {
        Node profile = node.find("profile").orElse(null);
        if (profile == null) {
            return new double[] {1};
        }
        if (profile.content() instanceof String) {
            return switch (profile.text()) {
                case "flat" -> new double[] {1};
                case "bank" -> Arrays.stream(BANK).map(share -> share * HOURS).toArray();
                default -> throw profile.wrong("unknown profile \"%s\": write flat, bank or 24 factors, hour by hour"
                        .formatted(profile.text()));
            };
        }
        double[] factors = profile.list().stream()
                .mapToDouble(each -> each.number(0.001, MOST))
                .toArray();
        if (factors.length != HOURS) {
            throw profile.wrong("has %d factors: give one for each of 24 hours".formatted(factors.length));
        }
        return factors;
    }

    private <T> List<T> each(String key, Function<Node, T> read) {
        return node.find(key)
                .map(list -> list.list().stream().map(read).toList())
                .orElse(List.of());
    }

    private Flood flood(Node flood) {
        flood.only("class", "from", "until", "factor");
        int kind = flood.find("class").map(this::kind).orElse(Flood.ALL);
        long[] when = when(flood);
        return new Flood(kind, when[0], when[1], flood.get("factor").number(0, MOST));
    }

    private int kind(Node name) {
        if (!classNames.contains(name.text())) {
            throw name.wrong("unknown class \"%s\": %s".formatted(name.text(), use(name.text(), classNames)));
        }
        return classNames.indexOf(name.text());
    }

    private Absence absence(Node absence) {
        absence.only("team", "from", "until", "share");
        Node team = absence.get("team");
        if (!teamNames.contains(team.text())) {
            throw team.wrong("unknown team \"%s\": %s".formatted(team.text(), Nearest.use(team.text(), teamNames)));
        }
        long[] when = when(absence);
        return new Absence(
                team.text(),
                absence.find("share").map(each -> each.number(0, 1)).orElse(1.0),
                when[0],
                when[1]);
    }

    /** In full minutes, so that the rate is constant within one; and not when all is over. */
    private long[] when(Node node) {
        long from = node.get("from").millis();
        long until = node.get("until").positiveMillis();
        if (from >= length.toMillis()) {
            throw node.wrong("from %s is not before the end, at %d hours: let it begin earlier, or write more hours"
                    .formatted(node.get("from").text(), length.toHours()));
        }
        if (from % MINUTE != 0 || until % MINUTE != 0 || until <= from) {
            throw node.wrong("from %s until %s: give full minutes, the later one last"
                    .formatted(node.get("from").text(), node.get("until").text()));
        }
        return new long[] {from, until};
    }
}
