package io.switchboard.cli;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Comparison;
import io.switchboard.twin.sim.Comparison.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** A comparison as a page that a person can read: what was wanted, where we lose, tables and plots. */
final class TwinReport {

    private static final String OURS = "ours";
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;

    /** What routing is to achieve: ours lower than a baseline by this share. */
    private record Target(String scenario, String against, String measure, double least) {}

    private static final List<Target> TARGETS = List.of(
            new Target("0.75", "B4", "weighted breach", 0.70),
            new Target("0.85", "B4", "weighted breach", 0.70),
            new Target("0.88", "B4", "weighted breach", 0.70),
            new Target("peak", "B4", "weighted breach", 0.70),
            new Target("0.85", "B4", "abandonment", 0.70),
            new Target("0.88", "B4", "abandonment", 0.70),
            new Target("peak", "B4", "abandonment", 0.70),
            new Target("0.85", "B0", "mean wait, min", 0.72));

    private static final List<String> PLOTTED = List.of("weighted breach", "abandonment", "mean wait p3, min");

    private static final String FORMULA =
            """

            ## What L1 says

            The mean wait and the abandonment of all contacts in one queue by arrival before 40 perfect agents, by the exact
            formula (M/M/n+G: Erlang A in which each class has a patience of its own). It has no interval. It speaks of the loads
            that are steady, and not of the daily peak; of all contacts, and not of breaches and single classes, which depend on
            who is served first and on how long each class takes.

            It is no bound but a mark beside L2. By the formula handling times are exponential and alike in all classes; here
            they are lognormal and vary more, which makes a queue by arrival longer: L2 is that queue. Who orders the queue
            otherwise can have less of either: fewer give up if those who would are served first, and the mean is lower if the
            short ones are. From below, no formula that we know bounds them but L4, zero.
            """;

    private final List<String> judged;
    private final Map<String, Map<String, Map<String, Figure>>> byScenario = new LinkedHashMap<>();

    TwinReport(List<Figure> figures) {
        this.judged = Comparison.judged(figures);
        for (Figure figure : figures) {
            byScenario
                    .computeIfAbsent(figure.scenario(), none -> new LinkedHashMap<>())
                    .computeIfAbsent(figure.policy(), none -> new LinkedHashMap<>())
                    .put(figure.measure(), figure);
        }
    }

    /** The page {@code report.md} and its plots. */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            StringBuilder page = new StringBuilder("# Routing compared\n\n");
            page.append("Every policy met the same customers; ± is half of a 95 % interval over the seeds.\n\n");
            page.append("## What was wanted\n\n").append(targets());
            page.append("\n## Where we lose\n\n").append(losses(OURS));
            page.append(books());
            for (Map.Entry<String, Map<String, Map<String, Figure>>> scenario : byScenario.entrySet()) {
                page.append("\n## Load ").append(scenario.getKey()).append("\n\n");
                for (String measure : PLOTTED) {
                    String file = plot(folder, scenario.getKey(), measure);
                    page.append("![").append(measure).append("](").append(file).append(")\n\n");
                }
                page.append(table(scenario.getValue()));
            }
            page.append(isReckoned() ? FORMULA : "");
            Files.writeString(folder.resolve("report.md"), page);
        } catch (IOException e) {
            throw new FeedException("--report %s cannot be written: name a folder".formatted(folder), e);
        }
    }

    private String targets() {
        StringBuilder lines =
                new StringBuilder("| load | against | measure | lower by | at least | |\n|---|---|---|---|---|---|\n");
        for (Target target : TARGETS) {
            Figure figure = byScenario
                    .getOrDefault(target.scenario(), Map.of())
                    .getOrDefault(OURS + Comparison.AGAINST + target.against(), Map.of())
                    .get(target.measure() + Comparison.LOWER_BY);
            if (figure != null) {
                lines.append("| %s | %s | %s | %s | %.2f | %s |%n"
                        .formatted(
                                target.scenario(),
                                target.against(),
                                target.measure(),
                                cell(figure),
                                target.least(),
                                verdict(figure, target.least())));
            }
        }
        return lines.toString();
    }

    private static String verdict(Figure figure, double least) {
        if (figure.low() >= least) {
            return "reached";
        }
        return figure.high() < least ? "MISSED" : "not told apart";
    }

    /** Baselines that are better, beyond chance: pair by pair, for all met the same customers. */
    private String losses(String who) {
        return differences(policy -> policy.startsWith(who + Comparison.AGAINST), figure -> figure.low() > 0);
    }

    /** What is told of a book that was given. */
    private String books() {
        StringBuilder text = new StringBuilder();
        for (String who : judged) {
            if (!who.equals(OURS)) {
                String beside = who + Comparison.AGAINST + OURS;
                text.append("\n## Where %s loses\n\n".formatted(who))
                        .append(losses(who))
                        .append("\n## Where %s is better than ours\n\n".formatted(who))
                        .append(differences(beside::equals, figure -> figure.high() < 0));
            }
        }
        return text.toString();
    }

    private String differences(Predicate<String> isTold, Predicate<Figure> isBeyondChance) {
        StringBuilder lines = new StringBuilder();
        for (Map<String, Map<String, Figure>> policies : byScenario.values()) {
            for (Map<String, Figure> measures : policies.values()) {
                for (Figure figure : measures.values()) {
                    if (figure.measure().endsWith(Comparison.MORE_BY)
                            && isTold.test(figure.policy())
                            && isBeyondChance.test(figure)) {
                        lines.append(difference(policies, figure));
                    }
                }
            }
        }
        return lines.isEmpty() ? "Nowhere, beyond chance.\n" : lines.toString();
    }

    private static String difference(Map<String, Map<String, Figure>> policies, Figure more) {
        int between = more.policy().lastIndexOf(Comparison.AGAINST);
        String who = more.policy().substring(0, between);
        String baseline = more.policy().substring(between + Comparison.AGAINST.length());
        String measure = more.measure().replace(Comparison.MORE_BY, "");
        return "- load %s, %s: %s has %s, %s %s, more by %s%n"
                .formatted(
                        more.scenario(),
                        measure,
                        baseline,
                        cell(policies.get(baseline).get(measure)),
                        who,
                        cell(policies.get(who).get(measure)),
                        cell(more));
    }

    private boolean isReckoned() {
        return byScenario.values().stream().anyMatch(policies -> policies.containsKey(Comparison.FORMULA));
    }

    private static String table(Map<String, Map<String, Figure>> policies) {
        List<String> measures = List.copyOf(policies.get(OURS).keySet());
        StringBuilder table = new StringBuilder("| policy |");
        measures.forEach(measure -> table.append(' ').append(measure).append(" |"));
        table.append("\n|---|").append("---|".repeat(measures.size())).append('\n');
        policies.forEach((policy, figures) -> {
            if (measures.stream().anyMatch(figures::containsKey)) {
                table.append("| ").append(policy).append(" |");
                measures.forEach(measure ->
                        table.append(' ').append(cell(figures.get(measure))).append(" |"));
                table.append('\n');
            }
        });
        return table.toString();
    }

    /** Of the formula not all is known. */
    private static String cell(Figure figure) {
        if (figure == null) {
            return "-";
        }
        return figure.isExact()
                ? String.format(Locale.ROOT, "%.4f", figure.value())
                : String.format(Locale.ROOT, "%.4f ± %.4f", figure.value(), halfWidth(figure));
    }

    private static double halfWidth(Figure figure) {
        return figure.isExact() ? 0 : (figure.high() - figure.low()) / 2;
    }

    private String plot(Path folder, String scenario, String measure) throws IOException {
        Map<String, Figure> bars = new LinkedHashMap<>();
        byScenario.get(scenario).forEach((policy, figures) -> {
            if (figures.containsKey(measure)) {
                bars.put(policy, figures.get(measure));
            }
        });
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("%s at load %s".formatted(measure, scenario))
                .xAxisTitle("policy")
                .yAxisTitle(measure)
                .build();
        chart.getStyler().setLegendVisible(false);
        chart.addSeries(
                measure,
                List.copyOf(bars.keySet()),
                bars.values().stream().map(Figure::value).toList(),
                bars.values().stream().map(TwinReport::halfWidth).toList());
        String name = "%s-%s".formatted(scenario, measure.replaceAll("[^a-z0-9]+", "-"));
        VectorGraphicsEncoder.saveVectorGraphic(chart, folder.resolve(name).toString(), VectorGraphicsFormat.SVG);
        return name + ".svg";
    }
}
