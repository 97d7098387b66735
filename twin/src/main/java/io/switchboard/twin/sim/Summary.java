package io.switchboard.twin.sim;

import io.switchboard.twin.sim.Comparison.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** A comparison in a few lines: the measures that matter most. */
final class Summary {

    private static final List<String> MEASURES =
            List.of(Comparison.BREACH, Comparison.ABANDONMENT, Comparison.WAIT, Comparison.LOWEST);

    private final List<String> judged;

    /** By load and policy. */
    private final Map<String, Map<String, Figure>> rows = new LinkedHashMap<>();

    Summary(List<Figure> figures) {
        this.judged = Comparison.judged(figures);
        for (Figure figure : figures) {
            rows.computeIfAbsent(figure.scenario() + " " + figure.policy(), none -> new LinkedHashMap<>())
                    .put(figure.measure(), figure);
        }
    }

    /** Each policy at each load; what ours and a book that was given are lower by; and how that differs from ours. */
    String text() {
        StringBuilder text = new StringBuilder(block("load, policy", policy -> true, MEASURES, ""));
        for (String who : judged) {
            Predicate<String> isTheirs = policy -> policy.startsWith(who + Comparison.AGAINST);
            text.append("%n".formatted())
                    .append(block(who + " is lower by", isTheirs, MEASURES.subList(0, 3), Comparison.LOWER_BY));
        }
        for (String who : judged) {
            Predicate<String> isOfBoth = policy -> policy.equals(who + Comparison.AGAINST + Policy.OURS);
            if (!who.equals(Policy.OURS)) {
                text.append("%n".formatted())
                        .append(block(who + " has more by", isOfBoth, MEASURES, Comparison.MORE_BY));
            }
        }
        return text.toString();
    }

    /** The mean wait is known of all. */
    private String block(String title, Predicate<String> isOfIt, List<String> measures, String suffix) {
        StringBuilder text = new StringBuilder(line(title, measures));
        rows.forEach((name, of) -> {
            Figure wait = of.get(Comparison.WAIT + suffix);
            if (wait != null && isOfIt.test(wait.policy())) {
                text.append(line(
                        name,
                        measures.stream()
                                .map(measure -> cell(of.get(measure + suffix)))
                                .toList()));
            }
        });
        return text.toString();
    }

    private static String line(String name, List<String> cells) {
        StringBuilder line = new StringBuilder("%-24s".formatted(name));
        cells.subList(0, 3).forEach(cell -> line.append(" %18s".formatted(cell)));
        cells.stream().skip(3).forEach(cell -> line.append(" %20s".formatted(cell)));
        return line.append("%n".formatted()).toString();
    }

    private static String cell(Figure figure) {
        if (figure == null) {
            return "-";
        }
        return figure.isExact()
                ? String.format(Locale.ROOT, "%.4f", figure.value())
                : String.format(Locale.ROOT, "%.4f ±%.4f", figure.value(), (figure.high() - figure.low()) / 2);
    }
}
