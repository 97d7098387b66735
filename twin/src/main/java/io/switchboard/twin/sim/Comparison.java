package io.switchboard.twin.sim;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plays our policy, the baselines and the bounds on the head-to-head scenario: the same customers for all of them, seed
 * by seed, and every figure with its 95 % interval.
 */
public final class Comparison {

    static final double CONFIDENCE = 0.95;

    private static final long WARM_UP = 2_000;

    /** Of a measure: how much more of it ours has than a baseline, in the mean of the pairs of seeds. */
    public static final String MORE_BY = " more by";

    /** A figure and where it comes from; what a share is lower by is a share, too. */
    public record Figure(String scenario, String policy, String measure, double value, double low, double high) {}

    private static final String BREACH = "weighted breach";
    private static final String ABANDONMENT = "abandonment";
    private static final String WAIT = "mean wait, min";
    private static final String LOWEST = "mean wait p3, min";

    private static final List<Measure> MEASURES = List.of(
            new Measure(BREACH, Tally::weightedBreach),
            new Measure(ABANDONMENT, Tally::abandonment),
            new Measure(WAIT, tally -> tally.meanWait() / HeadToHead.MINUTE),
            new Measure("breach call", tally -> tally.breach(HeadToHead.CALL)),
            new Measure("breach p1", tally -> tally.breach(HeadToHead.P1)),
            new Measure("breach p2", tally -> tally.breach(HeadToHead.P2)),
            new Measure("breach p3", tally -> tally.breach(HeadToHead.P3)),
            new Measure(LOWEST, tally -> tally.meanWait(HeadToHead.P3) / HeadToHead.MINUTE),
            new Measure("longest wait p3, min", tally -> tally.longestWait(HeadToHead.P3) / HeadToHead.MINUTE));

    private final int seeds;
    private final long arrivals;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * Not played yet.
     *
     * @param seeds runs of each policy at each load, 2 or more
     * @param arrivals of each run; the first 2,000 are left out
     * @param progress hears a line for each policy played
     * @throws IllegalArgumentException if there are too few of them
     */
    public Comparison(int seeds, long arrivals, Consumer<String> progress) {
        if (seeds < 2 || arrivals <= WARM_UP) {
            throw new IllegalArgumentException("%d seeds of %d arrivals: play 2 seeds or more, of more than %d arrivals"
                    .formatted(seeds, arrivals, WARM_UP));
        }
        this.seeds = seeds;
        this.arrivals = arrivals;
        this.progress = progress;
    }

    /** All loads and the peak, from the first seed on. */
    public List<Figure> play(long firstSeed) {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        scenarios.put("0.75", HeadToHead.at(0.75));
        scenarios.put("0.85", HeadToHead.at(0.85));
        scenarios.put("0.88", HeadToHead.at(0.88));
        scenarios.put("peak", HeadToHead.withPeak());
        scenarios.forEach((name, scenario) -> play(name, scenario, firstSeed));
        return figures;
    }

    private void play(String name, Scenario scenario, long firstSeed) {
        Map<String, List<Tally>> tallies = new LinkedHashMap<>();
        for (Policy policy : policies()) {
            List<Tally> runs = new ArrayList<>();
            for (int i = 0; i < seeds; i++) {
                runs.add(run(policy, scenario, firstSeed + i));
            }
            tallies.put(policy.id(), runs);
            for (Measure measure : MEASURES) {
                add(name, policy.id(), measure.name(), Estimate.mean(values(runs, measure), CONFIDENCE));
            }
            progress.accept("%s %s: %s".formatted(name, policy.id(), policy.name()));
        }
        for (String baseline : List.of("B0", "B0s", "B4", "B6")) {
            lower(name, tallies, baseline);
        }
        for (Policy baseline : Policy.baselines()) {
            more(name, tallies, baseline.id());
        }
    }

    static List<Policy> policies() {
        List<Policy> policies = new ArrayList<>(Policy.baselines());
        policies.add(Policy.ours());
        policies.addAll(Policy.bounds());
        return policies;
    }

    private Tally run(Policy policy, Scenario scenario, long seed) {
        Scenario staffed = policy.staffing().apply(scenario);
        Tally tally = new Tally(staffed, WARM_UP, arrivals);
        new Hall(staffed, policy.router().apply(staffed), tally, seed).run();
        return tally;
    }

    /** By how much ours is lower than a baseline, pair by pair of seeds. */
    private void lower(String scenario, Map<String, List<Tally>> tallies, String baseline) {
        for (Measure measure : MEASURES.subList(0, 3)) {
            Estimate ratio = Estimate.ratio(
                    values(tallies.get("ours"), measure), values(tallies.get(baseline), measure), CONFIDENCE);
            add(
                    scenario,
                    "ours against " + baseline,
                    measure.name() + " lower by",
                    new Estimate(1 - ratio.value(), ratio.halfWidth()));
        }
    }

    /** All meet the same customers: their difference is known better than either of them. */
    private void more(String scenario, Map<String, List<Tally>> tallies, String baseline) {
        for (Measure measure : MEASURES) {
            double[] difference = values(tallies.get("ours"), measure);
            double[] theirs = values(tallies.get(baseline), measure);
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= theirs[i];
            }
            Estimate more = Estimate.mean(difference, CONFIDENCE);
            add(scenario, "ours against " + baseline, measure.name() + MORE_BY, more);
        }
    }

    private static double[] values(List<Tally> runs, Measure measure) {
        return runs.stream().mapToDouble(measure.of()).toArray();
    }

    private void add(String scenario, String policy, String measure, Estimate estimate) {
        figures.add(new Figure(scenario, policy, measure, estimate.value(), estimate.low(), estimate.high()));
    }

    /** Every figure with its interval. */
    public static String json(List<Figure> figures) {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode all = mapper.createArrayNode();
        for (Figure figure : figures) {
            ObjectNode node = all.addObject();
            node.put("scenario", figure.scenario());
            node.put("policy", figure.policy());
            node.put("measure", figure.measure());
            node.put("value", figure.value());
            node.put("low", figure.low());
            node.put("high", figure.high());
        }
        return all.toPrettyString() + "\n";
    }

    /** A line for each policy at each load with the measures that matter most, then what ours is lower by. */
    public static String summary(List<Figure> figures) {
        Map<String, Map<String, Figure>> rows = new LinkedHashMap<>();
        for (Figure figure : figures) {
            rows.computeIfAbsent(figure.scenario() + " " + figure.policy(), none -> new LinkedHashMap<>())
                    .put(figure.measure(), figure);
        }
        StringBuilder text = new StringBuilder(
                "%-24s %18s %18s %18s %20s%n".formatted("load, policy", BREACH, ABANDONMENT, WAIT, LOWEST));
        rows.forEach((row, of) -> {
            if (of.containsKey(BREACH)) {
                text.append("%-24s %18s %18s %18s %20s%n"
                        .formatted(row, cell(of, BREACH), cell(of, ABANDONMENT), cell(of, WAIT), cell(of, LOWEST)));
            }
        });
        text.append("%n%-24s %18s %18s %18s%n".formatted("ours is lower by", BREACH, ABANDONMENT, WAIT));
        rows.forEach((row, of) -> {
            if (of.containsKey(BREACH + " lower by")) {
                text.append("%-24s %18s %18s %18s%n"
                        .formatted(
                                row,
                                cell(of, BREACH + " lower by"),
                                cell(of, ABANDONMENT + " lower by"),
                                cell(of, WAIT + " lower by")));
            }
        });
        return text.toString();
    }

    private static String cell(Map<String, Figure> of, String measure) {
        Figure figure = of.get(measure);
        return String.format(Locale.ROOT, "%.4f ±%.4f", figure.value(), (figure.high() - figure.low()) / 2);
    }
}
