package io.switchboard.twin.sim;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.surge.SurgeSettings;
import io.switchboard.twin.sim.AlarmStudy.Extent;
import io.switchboard.twin.sim.AlarmStudy.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was found of alarms, and by what.
 *
 * @param windowThreshold with which windows told no more false alarms than the job
 */
public record AlarmReport(
        Traffic traffic,
        Extent extent,
        SurgeSettings settings,
        long firstSeed,
        double windowThreshold,
        List<Figure> figures) {

    private static final String ROW = "%-66s %18s %20s %18s%n";

    public AlarmReport {
        figures = List.copyOf(figures);
    }

    /**
     * Of one of those who watch.
     *
     * @param low of its 95 % interval; not a number if it is a count
     * @param high not a number if it is a count
     */
    public record Figure(String detector, String measure, double value, double low, double high) {

        boolean isCount() {
            return Double.isNaN(low);
        }
    }

    /** If there is any. */
    Optional<Figure> of(String detector, String measure) {
        return figures.stream()
                .filter(figure ->
                        figure.detector().equals(detector) && figure.measure().equals(measure))
                .findFirst();
    }

    /** What was played, and a line for each figure; after {@code ±} half of its interval. */
    public String table() {
        StringBuilder text = new StringBuilder(played());
        text.append(row("", AlarmStudy.DETECTORS));
        figures.stream()
                .map(Figure::measure)
                .distinct()
                .forEach(measure -> text.append(row(
                        measure,
                        AlarmStudy.DETECTORS.stream()
                                .map(detector -> cell(detector, measure))
                                .toList())));
        return text.toString();
    }

    private String played() {
        int weeks = extent.seeds() * extent.weeks();
        return String.format(
                Locale.ROOT,
                "%d places, learned for %d weeks and watched for %d: %d weeks of a place, %d floods of each kind; 95 %% intervals%n"
                        + "%s a minute in the busiest hour, %s times as many in a flood; %s; seeds %d to %d%n"
                        + "threshold %s, dispersion %s, half-life %s, level %s to %s; the windows' threshold %.3f%n",
                extent.seeds(),
                extent.learn(),
                extent.weeks(),
                weeks,
                weeks * 7 * extent.floods(),
                traffic.perMinute(),
                traffic.factor(),
                traffic.dispersed() ? "dispersed as at the bank" : "Poisson within a day",
                firstSeed,
                firstSeed + extent.seeds() - 1,
                settings.threshold(),
                settings.dispersion(),
                Duration.ofMillis(settings.levelHalfLife()),
                settings.levelFrom(),
                settings.levelTo(),
                windowThreshold);
    }

    private static String row(String what, List<String> cells) {
        return ROW.formatted(what, cells.get(0), cells.get(1), cells.get(2));
    }

    private String cell(String detector, String measure) {
        return of(detector, measure)
                .map(figure -> figure.isCount()
                        ? Long.toString(Math.round(figure.value()))
                        : String.format(Locale.ROOT, "%.3f ± %.3f", figure.value(), figure.high() - figure.value()))
                .orElse("-");
    }

    /** What was played, and every figure with its interval; a count has null there. */
    public String json() {
        ObjectNode all = new ObjectMapper().createObjectNode();
        all.putObject("traffic")
                .put("perMinute", traffic.perMinute())
                .put("factor", traffic.factor())
                .put("dispersed", traffic.dispersed());
        all.putObject("extent")
                .put("firstSeed", firstSeed)
                .put("seeds", extent.seeds())
                .put("learn", extent.learn())
                .put("weeks", extent.weeks())
                .put("floods", extent.floods());
        all.putObject("settings")
                .put("threshold", settings.threshold())
                .put("dispersion", settings.dispersion())
                .put(
                        "levelHalfLife",
                        Duration.ofMillis(settings.levelHalfLife()).toString())
                .put("levelFrom", settings.levelFrom())
                .put("levelTo", settings.levelTo());
        all.put("windowThreshold", windowThreshold);
        ArrayNode found = all.putArray("figures");
        for (Figure figure : figures) {
            found.addObject()
                    .put("detector", figure.detector())
                    .put("measure", figure.measure())
                    .put("value", figure.value())
                    .put("low", figure.isCount() ? null : figure.low())
                    .put("high", figure.isCount() ? null : figure.high());
        }
        return all.toPrettyString() + "\n";
    }
}
