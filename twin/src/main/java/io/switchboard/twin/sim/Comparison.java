package io.switchboard.twin.sim;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plays our policy, a book that somebody wrote, the baselines and the bounds on the head-to-head scenario: the same
 * customers for all of them, seed by seed, and every figure with its 95 % interval; and says what the formula of one queue
 * says.
 */
public final class Comparison {

    static final double CONFIDENCE = 0.95;

    private static final long WARM_UP = 2_000;

    /** So many times as many as are counted may come before all who are counted are settled. */
    private static final long ENDLESS = 10;

    /** Of a policy: who is judged, and beside whom. */
    public static final String AGAINST = " against ";

    /** Of a measure: which part less of it ours has than a baseline. */
    public static final String LOWER_BY = " lower by";

    /** Of a measure: how much more of it ours has than a baseline, in the mean of the pairs of seeds. */
    public static final String MORE_BY = " more by";

    /** What the {@linkplain PooledQueue formula} of one queue says. */
    public static final String FORMULA = "L1";

    /**
     * A figure and where it comes from; what a share is lower by is a share, too.
     *
     * @param low of its interval; not a number if it is exact
     * @param high not a number if it is exact
     */
    public record Figure(String scenario, String policy, String measure, double value, double low, double high) {

        /** One by a formula, which has no interval. */
        static Figure exact(String scenario, String policy, String measure, double value) {
            return new Figure(scenario, policy, measure, value, Double.NaN, Double.NaN);
        }

        public boolean isExact() {
            return Double.isNaN(low);
        }
    }

    static final String BREACH = "weighted breach";
    static final String ABANDONMENT = "abandonment";
    static final String WAIT = "mean wait, min";
    static final String LOWEST = "mean wait p3, min";

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
    private final List<Policy> judged;
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
        this(seeds, arrivals, List.of(Policy.ours()), progress);
    }

    /**
     * One with a book that somebody wrote, beside ours.
     *
     * @throws io.switchboard.twin.FeedException if the scenario cannot be played by it
     */
    public Comparison(int seeds, long arrivals, Book book, Consumer<String> progress) {
        this(
                seeds,
                arrivals,
                List.of(Policy.ours(), Policy.by(book.fitFor("the head-to-head scenario", HeadToHead.withPeak()))),
                progress);
    }

    private Comparison(int seeds, long arrivals, List<Policy> judged, Consumer<String> progress) {
        if (seeds < 2 || arrivals <= WARM_UP) {
            throw new IllegalArgumentException("%d seeds of %d arrivals: play 2 seeds or more, of more than %d arrivals"
                    .formatted(seeds, arrivals, WARM_UP));
        }
        this.seeds = seeds;
        this.arrivals = arrivals;
        this.judged = judged;
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
        List<Policy> real = new ArrayList<>(Policy.baselines());
        real.addAll(judged);
        real.forEach(policy -> tallies.put(policy.id(), play(name, policy, scenario, firstSeed)));
        if (scenario.isSteady()) {
            reckon(name, new PooledQueue(scenario.with(HeadToHead.perfect())));
        }
        Policy.bounds().forEach(bound -> play(name, bound, scenario, firstSeed));
        for (Policy policy : judged) {
            judge(name, tallies, policy.id());
        }
    }

    private List<Tally> play(String name, Policy policy, Scenario scenario, long firstSeed) {
        List<Tally> runs = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            runs.add(run(policy, scenario, firstSeed + i));
        }
        for (Measure measure : MEASURES) {
            add(name, policy.id(), measure.name(), Estimate.mean(values(runs, measure), CONFIDENCE));
        }
        progress.accept("%s %s: %s".formatted(name, policy.id(), policy.name()));
        return runs;
    }

    private Tally run(Policy policy, Scenario scenario, long seed) {
        Scenario staffed = policy.staffing().apply(scenario);
        Tally tally = new Tally(staffed, WARM_UP, arrivals);
        Bounded bounded = new Bounded(tally, policy.id(), ENDLESS * arrivals);
        new Hall(staffed, policy.router().apply(staffed), bounded, seed).run();
        return tally;
    }

    /** What can be said of all contacts without asking who of them is served first; of breaches nothing can. */
    private void reckon(String scenario, PooledQueue queue) {
        figures.add(Figure.exact(scenario, FORMULA, ABANDONMENT, queue.abandonment()));
        figures.add(Figure.exact(scenario, FORMULA, WAIT, queue.meanWait() / HeadToHead.MINUTE));
    }

    private void judge(String scenario, Map<String, List<Tally>> tallies, String who) {
        for (String baseline : List.of("B0", "B0s", "B4", "B6")) {
            lower(scenario, tallies, who, baseline);
        }
        for (Policy baseline : Policy.baselines()) {
            more(scenario, tallies, who, baseline.id());
        }
        if (!who.equals(Policy.OURS)) {
            more(scenario, tallies, who, Policy.OURS);
        }
    }

    /** By how much one is lower than a baseline, pair by pair of seeds. */
    private void lower(String scenario, Map<String, List<Tally>> tallies, String who, String baseline) {
        for (Measure measure : MEASURES.subList(0, 3)) {
            Estimate ratio = Estimate.ratio(
                    values(tallies.get(who), measure), values(tallies.get(baseline), measure), CONFIDENCE);
            add(
                    scenario,
                    who + AGAINST + baseline,
                    measure.name() + LOWER_BY,
                    new Estimate(1 - ratio.value(), ratio.halfWidth()));
        }
    }

    /** All meet the same customers: their difference is known better than either of them. */
    private void more(String scenario, Map<String, List<Tally>> tallies, String who, String baseline) {
        for (Measure measure : MEASURES) {
            double[] difference = values(tallies.get(who), measure);
            double[] theirs = values(tallies.get(baseline), measure);
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= theirs[i];
            }
            Estimate more = Estimate.mean(difference, CONFIDENCE);
            add(scenario, who + AGAINST + baseline, measure.name() + MORE_BY, more);
        }
    }

    private static double[] values(List<Tally> runs, Measure measure) {
        return runs.stream().mapToDouble(measure.of()).toArray();
    }

    private void add(String scenario, String policy, String measure, Estimate estimate) {
        figures.add(new Figure(scenario, policy, measure, estimate.value(), estimate.low(), estimate.high()));
    }

    /** Who is held against the baselines: ours, and the book that was given. */
    public static List<String> judged(List<Figure> figures) {
        return figures.stream()
                .map(Figure::policy)
                .filter(policy -> policy.contains(AGAINST))
                .map(policy -> policy.substring(0, policy.lastIndexOf(AGAINST)))
                .distinct()
                .toList();
    }

    /** Every figure with its interval; one that is exact has null there. */
    public static String json(List<Figure> figures) {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode all = mapper.createArrayNode();
        for (Figure figure : figures) {
            ObjectNode node = all.addObject();
            node.put("scenario", figure.scenario());
            node.put("policy", figure.policy());
            node.put("measure", figure.measure());
            node.put("value", figure.value());
            node.put("low", figure.isExact() ? null : figure.low());
            node.put("high", figure.isExact() ? null : figure.high());
        }
        return all.toPrettyString() + "\n";
    }

    /** A line for each policy at each load with the measures that matter most, then what ours is lower by. */
    public static String summary(List<Figure> figures) {
        return new Summary(figures).text();
    }
}
