package io.switchboard.twin.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.event.Channel;
import io.switchboard.policy.Nearest;
import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Batches.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the systems whose exact figures are known, as {@link Theory} plays them. */
final class Cases {

    private static final double OF_VALUE = 0.02;
    private static final double OF_PROBABILITY = 0.002;
    private static final double MEAN_WORK = 1e8;
    private static final String FORMS =
            "erlangB erlangC erlangA mmnk prio_nonpreemptive_MMn ICMI_service_level cisco_service_level";

    /** A case that is longer says little in an error. */
    private static final int LONGEST = 200;

    /** Figures about waits up to a time T. */
    private static final Set<String> TIMED = Set.of("SL", "SLoff", "SLg1", "SLg2", "SLans", "PWT", "in time");

    private Cases() {}

    /** One system, and which of its figures are known. */
    record Case(
            String name,
            Scenario scenario,
            Discipline discipline,
            int places,
            double threshold,
            List<Figure> figures) {}

    record Figure(String name, double exact, boolean probability, Measure measure) {

        double allowed() {
            return probability ? OF_PROBABILITY : OF_VALUE * exact;
        }
    }

    /**
     * A ratio of two sums of sums.
     *
     * @param scale of a unit of time in ms, or 1
     * @param kind of contacts that it is about; {@link Batches#ALL} for all
     */
    record Measure(List<Sum> over, List<Sum> minus, List<Sum> under, List<Sum> less, double scale, int kind) {

        static Measure of(Sum over, Sum under) {
            return new Measure(List.of(over), List.of(), List.of(under), List.of(), 1, Batches.ALL);
        }

        Measure in(double unit) {
            return new Measure(over, minus, under, less, unit, kind);
        }

        Measure ofClass(int one) {
            return new Measure(over, minus, under, less, scale, one);
        }

        double[] over(Batches batches) {
            return sums(batches, over, minus, scale);
        }

        double[] under(Batches batches) {
            return sums(batches, under, less, 1);
        }

        private double[] sums(Batches batches, List<Sum> plus, List<Sum> off, double by) {
            double[] sums = new double[batches.count()];
            plus.forEach(sum -> add(sums, batches.of(sum, kind), 1 / by));
            off.forEach(sum -> add(sums, batches.of(sum, kind), -1 / by));
            return sums;
        }

        private static void add(double[] sums, double[] more, double factor) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += factor * more[i];
            }
        }
    }

    /** All of a document; errors call it {@code name}. */
    static List<Case> read(String name, JsonNode document) {
        List<Case> cases = new ArrayList<>();
        try {
            only(document, FORMS);
            each(document, "erlangB", node -> cases.add(erlangB(node)));
            each(document, "erlangC", node -> cases.add(erlangC(node)));
            each(document, "erlangA", node -> cases.add(erlangA(node)));
            each(document, "mmnk", node -> cases.add(finite(node)));
            each(document, "prio_nonpreemptive_MMn", node -> cases.add(priority(node)));
        } catch (IllegalArgumentException e) {
            throw new FeedException("%s: %s".formatted(name, e.getMessage()), e);
        }
        return cases;
    }

    private static void each(JsonNode document, String form, Consumer<JsonNode> reader) {
        JsonNode cases = document.path(form);
        if (!cases.isMissingNode() && !cases.isArray()) {
            throw new IllegalArgumentException("\"%s\" is no list of cases: write [...]".formatted(form));
        }
        cases.forEach(reader);
    }

    private static Case erlangB(JsonNode node) {
        only(node, "id a n B");
        double load = positive(node, "a");
        int agents = whole(node, "n", 1);
        List<Figure> figures = List.of(new Figure("B", number(node, "B"), true, Measure.of(Sum.REFUSED, Sum.ARRIVED)));
        return new Case(name("erlangB", node, "a n"), system(load, 1, 0, agents), Disciplines.FIFO, 0, 0, figures);
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
        return open("erlangC", "lam mu n", node, 0, Integer.MAX_VALUE, figures);
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
                new Measure(List.of(inTime), List.of(), settled, List.of(Sum.ABANDONED_IN_TIME), 1, Batches.ALL));
        figure(figures, node, "SLg2", true, of(List.of(inTime, Sum.ABANDONED_IN_TIME), settled));
        figure(figures, node, "SLans", true, Measure.of(inTime, Sum.SERVED));
        figure(
                figures,
                node,
                "PWT",
                true,
                new Measure(settled, List.of(inTime, Sum.ABANDONED_IN_TIME), settled, List.of(), 1, Batches.ALL));
        return open("erlangA", "lam mu theta n", node, positive(node, "theta"), Integer.MAX_VALUE, figures);
    }

    private static Measure of(List<Sum> over, List<Sum> under) {
        return new Measure(over, List.of(), under, List.of(), 1, Batches.ALL);
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
        return open("mmnk", "lam mu n k", node, 0, whole(node, "k", 0), figures);
    }

    /** The class whose rate comes first is before all others. */
    private static Case priority(JsonNode node) {
        only(node, "id lams mu n C W");
        double[] rates = numbers(node, "lams", Math.max(1, node.path("lams").size()));
        double[] waits = numbers(node, "W", rates.length);
        double all = Arrays.stream(rates).sum();
        bounded(node, all);
        Scenario one = system(all, positive(node, "mu"), 0, whole(node, "n", 1));
        List<ContactClass> classes = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        figure(figures, node, "C", true, Measure.of(Sum.DELAYED, Sum.SERVED));
        for (int kind = 0; kind < rates.length; kind++) {
            classes.add(share(one.classes().get(0), rates[kind], kind + 1));
            Measure wait = Measure.of(Sum.WAIT, Sum.SETTLED).in(unit(node)).ofClass(kind);
            figures.add(new Figure("W " + (kind + 1), waits[kind], false, wait));
        }
        double[] speeds = new double[rates.length];
        Arrays.fill(speeds, 1);
        List<SimAgent> agents = Collections.nCopies(one.agents().size(), SimAgent.always("all", false, speeds));
        Scenario together = Scenario.steady(classes, agents, one.perMilli(), 0);
        return new Case(
                name("priority", node, "lams mu n"), together, Disciplines.PRIORITY, Integer.MAX_VALUE, 0, figures);
    }

    private static ContactClass share(ContactClass of, double share, int severity) {
        return ContactClass.of(
                of.name(), of.channel(), share, of.work(), of.patience(), of.dueMillis(), of.weight(), severity);
    }

    private static Case open(
            String form, String inputs, JsonNode node, double theta, int places, List<Figure> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("%s says nothing of its queue: add a figure, as Lq".formatted(node));
        }
        int agents = whole(node, "n", 1);
        Scenario scenario = system(positive(node, "lam"), positive(node, "mu"), theta, agents);
        boolean timed = figures.stream().anyMatch(figure -> TIMED.contains(figure.name()));
        double threshold = timed ? fromZero(node, "T") * unit(node) : 0;
        return new Case(name(form, node, inputs), scenario, Disciplines.FIFO, places, threshold, figures);
    }

    /** By its id; else by all that makes it what it is, since its chance is drawn by its name. */
    private static String name(String form, JsonNode node, String inputs) {
        if (node.has("id")) {
            return form + " " + node.get("id").asText();
        }
        StringBuilder name = new StringBuilder(form);
        for (String input : inputs.split(" ", -1)) {
            name.append(' ').append(input).append('=').append(node.path(input));
        }
        return name.toString();
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

    /** A figure under a name that nobody knows would not be checked; a text is no figure. */
    static void only(JsonNode node, String names) {
        List<String> known = List.of(names.split(" ", -1));
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key) && !node.get(key).isTextual()) {
                throw new IllegalArgumentException(
                        "unknown key \"%s\": %s%s".formatted(key, Nearest.use(key, known), whereOf(node)));
            }
        });
    }

    private static String whereOf(JsonNode node) {
        return node.toString().length() > LONGEST ? "" : ", in " + node;
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

    private static double fromZero(JsonNode node, String key) {
        double value = number(node, key);
        if (value < 0) {
            throw new IllegalArgumentException(
                    "%s has \"%s\": %s, give a number from 0".formatted(node, key, node.get(key)));
        }
        return value;
    }

    static double number(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isNumber()) {
            throw new IllegalArgumentException("%s has no number \"%s\": add it".formatted(node, key));
        }
        return value.asDouble();
    }
}
