package io.switchboard.twin.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.event.Channel;
import io.switchboard.policy.Nearest;
import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Batches.Sum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Holds the twin against the exact formulas of queueing theory: it plays each case until every figure is known to 2 %
 * (probabilities to 0.002), and says whether the exact one is in its interval. The intervals are wide enough for all of
 * a file to hold together with 95 % confidence (Bonferroni): of a hundred intervals of 95 % each, five would miss.
 */
public final class Theory {

    /** The exact values that come with the twin; other documents have their form. */
    public static final String VALUES = "io/switchboard/twin/sim/theory.json";

    private static final double CONFIDENCE = 0.95;
    private static final double OF_VALUE = 0.02;
    private static final double OF_PROBABILITY = 0.002;
    private static final double MEAN_WORK = 1e8;
    private static final long FIRST_BATCH = 5_000;
    private static final long FIRST_STAGE = 1_000_000;
    private static final String FORMS =
            "erlangB erlangC erlangA mmnk prio_nonpreemptive_MMn ICMI_service_level cisco_service_level";

    /** Figures about waits up to a time T. */
    private static final Set<String> TIMED = Set.of("SL", "SLoff", "SLg1", "SLg2", "SLans", "PWT", "in time");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A figure of theory and what the twin says of it.
     *
     * @param low of the twin's interval, 95 % for all figures of the file together
     * @param allowed half-width that the interval may have
     * @param arrivals that were played
     */
    public record Check(
            String name, double exact, double value, double low, double high, double allowed, long arrivals) {

        public boolean isInside() {
            return low <= exact && exact <= high;
        }

        public boolean isSharp() {
            return (high - low) / 2 <= allowed * (1 + 1e-6);
        }
    }

    /** One system, and which of its figures are known. */
    private record Case(
            String name,
            Scenario scenario,
            Discipline discipline,
            int places,
            double threshold,
            List<Figure> figures) {}

    private record Figure(String name, double exact, boolean probability, Measure measure) {

        double allowed() {
            return probability ? OF_PROBABILITY : OF_VALUE * exact;
        }
    }

    /**
     * A ratio of two sums of sums.
     *
     * @param scale of a unit of time in ms, or 1
     */
    private record Measure(List<Sum> over, List<Sum> minus, List<Sum> under, List<Sum> less, double scale) {

        static Measure of(Sum over, Sum under) {
            return new Measure(List.of(over), List.of(), List.of(under), List.of(), 1);
        }

        Measure in(double unit) {
            return new Measure(over, minus, under, less, unit);
        }
    }

    private final long seed;
    private final long most;
    private final Consumer<Check> listener;

    /**
     * Ready to play.
     *
     * @param most arrivals of a case, after which it is given up as it is; a full set of batches is played all the same
     * @param listener hears of each figure as soon as its case is played
     * @throws FeedException if nothing may be played
     */
    public Theory(long seed, long most, Consumer<Check> listener) {
        if (most < 1) {
            throw new FeedException("%d arrivals at most is no play: allow 1 or more".formatted(most));
        }
        this.seed = seed;
        this.most = most;
        this.listener = listener;
    }

    /** The document {@link #VALUES}. */
    public static String values() {
        try (InputStream in = Theory.class.getResourceAsStream("/" + VALUES)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plays every case of a document; errors call it {@code name}. */
    public List<Check> validate(String name, String json) {
        JsonNode document = parsed(name, json);
        List<Check> checks = new ArrayList<>(ServiceLevels.checks(document));
        checks.forEach(listener);
        List<Case> cases = cases(name, document);
        int figures = figures(cases);
        if (figures + checks.size() == 0) {
            throw new FeedException(
                    "%s: has no case that the twin knows: give erlangB, erlangC, erlangA, mmnk or prio_nonpreemptive_MMn"
                            .formatted(name));
        }
        for (Case each : cases) {
            checks.addAll(play(each, 1 - (1 - CONFIDENCE) / figures));
        }
        return checks;
    }

    /** How many figures of a document are played. */
    static int figures(String name, String json) {
        return figures(cases(name, parsed(name, json)));
    }

    private static int figures(List<Case> cases) {
        return cases.stream().mapToInt(each -> each.figures().size()).sum();
    }

    private static JsonNode parsed(String name, String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new FeedException("%s: is not JSON, %s".formatted(name, e.getOriginalMessage()), e);
        }
    }

    private List<Check> play(Case each, double confidence) {
        Batches batches = new Batches(FIRST_BATCH, each.threshold());
        Hall hall = new Hall(
                each.scenario(),
                new CentralRouter(each.scenario(), each.discipline(), each.places()),
                batches,
                seed + each.name().hashCode());
        List<Check> checks = List.of();
        for (long stage = Math.min(FIRST_STAGE, most); stage <= most; stage *= 2) {
            batches.goOn(stage);
            hall.run();
            checks = checks(each, batches, confidence);
            if (checks.stream().allMatch(Check::isSharp)) {
                break;
            }
        }
        checks.forEach(listener);
        return checks;
    }

    private static List<Check> checks(Case each, Batches batches, double confidence) {
        double[][] controls = controls(each.scenario(), batches);
        List<Check> checks = new ArrayList<>();
        for (Figure figure : each.figures()) {
            Measure measure = figure.measure();
            Estimate estimate = Estimate.controlled(
                    sums(batches, measure.over(), measure.minus(), measure.scale()),
                    sums(batches, measure.under(), measure.less(), 1),
                    controls,
                    confidence);
            checks.add(new Check(
                    each.name() + " " + figure.name(),
                    figure.exact(),
                    estimate.value(),
                    estimate.low(),
                    estimate.high(),
                    figure.allowed(),
                    batches.counted()));
        }
        return checks;
    }

    private static double[] sums(Batches batches, List<Sum> plus, List<Sum> minus, double scale) {
        double[] sums = batches.of(plus.get(0));
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= scale;
        }
        for (Sum sum : plus.subList(1, plus.size())) {
            add(sums, batches.of(sum), 1 / scale);
        }
        for (Sum sum : minus) {
            add(sums, batches.of(sum), -1 / scale);
        }
        return sums;
    }

    private static void add(double[] sums, double[] more, double factor) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * more[i];
        }
    }

    /** How far chance gave each batch more than the rate, more work and more patience than the mean. */
    private static double[][] controls(Scenario scenario, Batches batches) {
        double[] arrived = batches.of(Sum.ARRIVED);
        double[] time = batches.of(Sum.TIME);
        double[] work = batches.of(Sum.WORK);
        double[] patience = batches.of(Sum.PATIENCE);
        ContactClass first = scenario.classes().get(0);
        boolean patient = Double.isInfinite(first.patience().mean());
        double[][] controls = new double[arrived.length][patient ? 2 : 3];
        for (int i = 0; i < arrived.length; i++) {
            controls[i][0] = time[i] * scenario.perMilli() / arrived[i] - 1;
            controls[i][1] = work[i] / arrived[i] / first.work().mean() - 1;
            if (!patient) {
                controls[i][2] = patience[i] / arrived[i] / first.patience().mean() - 1;
            }
        }
        return controls;
    }

    private static List<Case> cases(String name, JsonNode document) {
        List<Case> cases = new ArrayList<>();
        try {
            only(document, FORMS);
            document.path("erlangB").forEach(node -> cases.add(erlangB(node)));
            document.path("erlangC").forEach(node -> cases.add(erlangC(node)));
            document.path("erlangA").forEach(node -> cases.add(erlangA(node)));
            document.path("mmnk").forEach(node -> cases.add(finite(node)));
            document.path("prio_nonpreemptive_MMn").forEach(node -> cases.add(priority(node)));
        } catch (IllegalArgumentException e) {
            throw new FeedException("%s: %s".formatted(name, e.getMessage()), e);
        }
        return cases;
    }

    private static Case erlangB(JsonNode node) {
        only(node, "id a n B");
        double load = positive(node, "a");
        int agents = whole(node, "n", 1);
        String name = "erlangB a=%s n=%d".formatted(node.get("a").asText(), agents);
        List<Figure> figures = List.of(new Figure("B", number(node, "B"), true, Measure.of(Sum.REFUSED, Sum.ARRIVED)));
        return new Case(name, system(load, 1, 0, agents), Disciplines.FIFO, 0, 0, figures);
    }

    private static Case erlangC(JsonNode node) {
        only(node, "id lam mu n T C Wq Lq SL");
        bounded(node, positive(node, "lam"));
        double unit = unit(node);
        List<Figure> figures = new ArrayList<>();
        figure(figures, node, "C", true, Measure.of(Sum.DELAYED, Sum.SERVED));
        figure(figures, node, "Wq", false, Measure.of(Sum.WAIT, Sum.SERVED).in(unit));
        figure(figures, node, "Lq", false, Measure.of(Sum.WAITING, Sum.TIME));
        figure(figures, node, "SL", true, Measure.of(Sum.SERVED_IN_TIME, Sum.SERVED));
        return open("erlangC", node, 0, Integer.MAX_VALUE, figures);
    }

    private static Case erlangA(JsonNode node) {
        only(node, "id lam mu theta n T PW Pab W Lq occ Wserv Wab SLoff SLg1 SLg2 SLans PWT");
        double unit = unit(node);
        Sum inTime = Sum.SERVED_IN_TIME;
        List<Sum> settled = List.of(Sum.SERVED, Sum.ABANDONED);
        List<Figure> figures = new ArrayList<>();
        figure(figures, node, "PW", true, of(List.of(Sum.DELAYED), settled));
        figure(figures, node, "Pab", true, of(List.of(Sum.ABANDONED), settled));
        figure(figures, node, "W", false, of(List.of(Sum.WAIT), settled).in(unit));
        figure(figures, node, "Lq", false, Measure.of(Sum.WAITING, Sum.TIME));
        figure(figures, node, "occ", true, Measure.of(Sum.BUSY, Sum.TIME).in(whole(node, "n", 1)));
        figure(
                figures,
                node,
                "Wserv",
                false,
                Measure.of(Sum.WAIT_SERVED, Sum.SERVED).in(unit));
        figure(
                figures,
                node,
                "Wab",
                false,
                Measure.of(Sum.WAIT_ABANDONED, Sum.ABANDONED).in(unit));
        figure(figures, node, "SLoff", true, of(List.of(inTime), settled));
        figure(
                figures,
                node,
                "SLg1",
                true,
                new Measure(List.of(inTime), List.of(), settled, List.of(Sum.ABANDONED_IN_TIME), 1));
        figure(figures, node, "SLg2", true, of(List.of(inTime, Sum.ABANDONED_IN_TIME), settled));
        figure(figures, node, "SLans", true, Measure.of(inTime, Sum.SERVED));
        figure(
                figures,
                node,
                "PWT",
                true,
                new Measure(settled, List.of(inTime, Sum.ABANDONED_IN_TIME), settled, List.of(), 1));
        return open("erlangA", node, positive(node, "theta"), Integer.MAX_VALUE, figures);
    }

    private static Measure of(List<Sum> over, List<Sum> under) {
        return new Measure(over, List.of(), under, List.of(), 1);
    }

    /** With {@code k} places to wait; {@code r} is blocked, delayed, mean wait, mean queue, in time, occupancy. */
    private static Case finite(JsonNode node) {
        only(node, "id lam mu n k T r");
        double unit = unit(node);
        double[] values = numbers(node, "r", 6);
        List<Figure> figures = List.of(
                new Figure("blocked", values[0], true, Measure.of(Sum.REFUSED, Sum.ARRIVED)),
                new Figure("delayed", values[1], true, Measure.of(Sum.DELAYED, Sum.SERVED)),
                new Figure(
                        "wait",
                        values[2],
                        false,
                        Measure.of(Sum.WAIT, Sum.SERVED).in(unit)),
                new Figure("queue", values[3], false, Measure.of(Sum.WAITING, Sum.TIME)),
                new Figure("in time", values[4], true, Measure.of(Sum.SERVED_IN_TIME, Sum.SERVED)),
                new Figure(
                        "occupancy",
                        values[5],
                        true,
                        Measure.of(Sum.BUSY, Sum.TIME).in(whole(node, "n", 1))));
        return open("mmnk", node, 0, whole(node, "k", 0), figures);
    }

    private static Case priority(JsonNode node) {
        only(node, "id lams mu n C W");
        double[] rates = numbers(node, "lams", 2);
        double[] waits = numbers(node, "W", 2);
        double first = rates[0];
        double second = rates[1];
        double unit = unit(node);
        bounded(node, first + second);
        Scenario one = system(first + second, positive(node, "mu"), 0, whole(node, "n", 1));
        ContactClass each = one.classes().get(0);
        List<ContactClass> classes = List.of(share(each, first, 1), share(each, second, 2));
        Scenario both = Scenario.steady(
                classes,
                Collections.nCopies(one.agents().size(), SimAgent.always("all", false, 1, 1)),
                one.perMilli(),
                0);
        List<Figure> figures = new ArrayList<>();
        figure(figures, node, "C", true, Measure.of(Sum.DELAYED, Sum.SERVED));
        figures.add(new Figure(
                "W first",
                waits[0],
                false,
                Measure.of(Sum.WAIT_FIRST, Sum.SETTLED_FIRST).in(unit)));
        figures.add(new Figure(
                "W second",
                waits[1],
                false,
                Measure.of(Sum.WAIT_SECOND, Sum.SETTLED_SECOND).in(unit)));
        return new Case("priority", both, Disciplines.PRIORITY, Integer.MAX_VALUE, 0, figures);
    }

    private static ContactClass share(ContactClass of, double share, int severity) {
        return ContactClass.of(
                of.name(), of.channel(), share, of.work(), of.patience(), of.dueMillis(), of.weight(), severity);
    }

    private static Case open(String form, JsonNode node, double theta, int places, List<Figure> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("%s says nothing of its queue: add a figure, as Lq".formatted(node));
        }
        int agents = whole(node, "n", 1);
        String name = node.has("id")
                ? form + " " + node.get("id").asText()
                : "%s lam=%s n=%d".formatted(form, node.path("lam").asText(), agents);
        Scenario scenario = system(positive(node, "lam"), positive(node, "mu"), theta, agents);
        boolean timed = figures.stream().anyMatch(figure -> TIMED.contains(figure.name()));
        double threshold = timed ? positive(node, "T") * unit(node) : 0;
        return new Case(name, scenario, Disciplines.FIFO, places, threshold, figures);
    }

    /** Exponential service and patience; a unit of time is as many ms as make the mean service what it is here. */
    private static Scenario system(double rate, double served, double theta, int agents) {
        double unit = MEAN_WORK * served;
        Law patience = theta > 0 ? new Law.Exponential(unit / theta) : new Law.Never();
        ContactClass all = ContactClass.of(
                "all", Channel.PHONE, 1, new Law.Exponential(MEAN_WORK), patience, Math.round(MEAN_WORK), 1, 1);
        List<SimAgent> same = Collections.nCopies(agents, SimAgent.always("all", false, 1));
        return Scenario.steady(List.of(all), same, rate / unit, 0);
    }

    private static double unit(JsonNode node) {
        return MEAN_WORK * positive(node, "mu");
    }

    private static void figure(List<Figure> figures, JsonNode node, String key, boolean probability, Measure measure) {
        if (node.has(key)) {
            figures.add(new Figure(key, probability ? number(node, key) : positive(node, key), probability, measure));
        }
    }

    /** A figure under a name that nobody knows would not be checked. */
    private static void only(JsonNode node, String names) {
        List<String> known = List.of(names.split(" ", -1));
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("unknown key \"%s\": %s".formatted(key, Nearest.use(key, known)));
            }
        });
    }

    /** Where more come than can be served the queue only grows, and no figure of it is ever sharp. */
    private static void bounded(JsonNode node, double rate) {
        double most = whole(node, "n", 1) * positive(node, "mu");
        if (rate >= most) {
            throw new IllegalArgumentException(
                    "%s: at a rate of %s the queue grows for ever, give less than %s".formatted(node, rate, most));
        }
    }

    private static double[] numbers(JsonNode node, String key, int count) {
        List<Double> numbers = new ArrayList<>();
        node.path(key).forEach(value -> numbers.add(value.isNumber() ? value.asDouble() : -1));
        if (numbers.size() != count || numbers.stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException(
                    "%s has \"%s\": %s, give %d numbers from 0".formatted(node, key, node.path(key), count));
        }
        return numbers.stream().mapToDouble(each -> each).toArray();
    }

    private static int whole(JsonNode node, String key, int least) {
        double value = number(node, key);
        if (value < least || value > Integer.MAX_VALUE || value != Math.rint(value)) {
            throw new IllegalArgumentException(
                    "%s has \"%s\": %s, give a whole number from %d".formatted(node, key, node.get(key), least));
        }
        return (int) value;
    }

    private static double positive(JsonNode node, String key) {
        double value = number(node, key);
        if (value <= 0) {
            throw new IllegalArgumentException(
                    "%s has \"%s\": %s, give a number above 0".formatted(node, key, node.get(key)));
        }
        return value;
    }

    private static double number(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isNumber()) {
            throw new IllegalArgumentException("%s has no number \"%s\": add it".formatted(node, key));
        }
        return value.asDouble();
    }
}
