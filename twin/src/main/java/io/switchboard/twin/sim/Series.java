package io.switchboard.twin.sim;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Comparison.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A scenario played on several seeds: every figure of ours, of one queue on the same customers, and of their difference
 * pair by pair, with its 95 % interval.
 */
public final class Series {

    private static final String QUEUE = "one queue";
    private static final String ROW = "%-24s %22s %22s %22s%n";

    private final Play play;
    private final int seeds;
    private final Consumer<String> progress;
    private final String policy;
    private final String against;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * Not played yet.
     *
     * @param seeds runs of it, 2 or more
     * @param progress hears a line for each run
     * @throws FeedException if there are too few of them
     */
    public Series(Play play, int seeds, Consumer<String> progress) {
        if (seeds < 2) {
            throw new FeedException("%d seeds have no interval: play 2 or more".formatted(seeds));
        }
        this.play = play;
        this.seeds = seeds;
        this.progress = progress;
        this.policy = play.policy();
        this.against = policy + Comparison.AGAINST + QUEUE;
    }

    /** From the first seed on. A figure that fewer than two runs have is left out: of nobody there is no share. */
    public List<Figure> play(long firstSeed) {
        figures.clear();
        List<Play.Ended> runs = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            runs.add(play.ended(firstSeed + i, request -> {}, ruling -> {}));
            progress.accept("%s: %d of %d".formatted(play.name(), i + 1, seeds));
        }
        for (Measure measure : play.measures()) {
            double[] ours = runs.stream()
                    .mapToDouble(run -> measure.of().applyAsDouble(run.ours()))
                    .toArray();
            double[] queue = runs.stream()
                    .mapToDouble(run -> measure.of().applyAsDouble(run.queue()))
                    .toArray();
            double[] more = new double[seeds];
            Arrays.setAll(more, run -> ours[run] - queue[run]);
            add(policy, measure.name(), ours);
            add(QUEUE, measure.name(), queue);
            add(against, measure.name() + Comparison.MORE_BY, more);
        }
        return List.copyOf(figures);
    }

    private void add(String policy, String measure, double[] values) {
        double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        if (known.length > 1) {
            Estimate mean = Estimate.mean(known, Comparison.CONFIDENCE);
            figures.add(new Figure(play.name(), policy, measure, mean.value(), mean.low(), mean.high()));
        }
    }

    /** What was played, a line for each figure; after {@code ±} half of its interval. */
    public String table() {
        Map<String, Figure> known = new HashMap<>();
        figures.forEach(figure -> known.put(figure.policy() + figure.measure(), figure));
        StringBuilder text = new StringBuilder("%d seeds, 95 %% intervals%n".formatted(seeds))
                .append(row("", policy, QUEUE, "more by"));
        for (Measure measure : play.measures()) {
            text.append(row(
                    measure.name(),
                    cell(measure, known.get(policy + measure.name())),
                    cell(measure, known.get(QUEUE + measure.name())),
                    cell(measure, known.get(against + measure.name() + Comparison.MORE_BY))));
        }
        return text.toString();
    }

    private static String row(String what, String ours, String queue, String more) {
        return ROW.formatted(what, ours, queue, more);
    }

    private static String cell(Measure measure, Figure figure) {
        if (figure == null) {
            return "-";
        }
        return String.format(
                Locale.ROOT,
                measure.isCount() ? "%.1f ± %.1f" : "%.4f ± %.4f",
                figure.value(),
                (figure.high() - figure.low()) / 2);
    }
}
