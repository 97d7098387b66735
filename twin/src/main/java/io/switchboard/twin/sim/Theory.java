package io.switchboard.twin.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Batches.Sum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds the twin against the exact formulas of queueing theory: it plays each case until every figure is known to 2 %
 * (probabilities to 0.002), and says whether the exact one is in its interval. The intervals are wide enough for all of
 * a file to hold together with 99.9 % confidence (Bonferroni): of a hundred intervals of 95 % each, five would miss, and of
 * twenty files that held together with 95 %, one.
 */
public final class Theory {

    /** The exact values that come with the twin; other documents have their form. */
    public static final String VALUES = "io/switchboard/twin/sim/theory.json";

    /** Of all figures of a file together. */
    private static final double CONFIDENCE = 0.999;

    /** Of one by itself. */
    private static final double PLAIN = 0.95;

    private static final long FIRST_BATCH = 5_000;
    private static final long FIRST_STAGE = 1_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A figure of theory and what the twin says of it.
     *
     * @param low of the twin's interval, 99.9 % for all figures of the file together
     * @param allowed half-width that the interval may have
     * @param plain half-width of the interval that is 95 % for this figure by itself
     * @param arrivals that were played
     */
    public record Check(
            String name,
            double exact,
            double value,
            double low,
            double high,
            double allowed,
            double plain,
            long arrivals) {

        public boolean isInside() {
            return low <= exact && exact <= high;
        }

        public boolean isInsidePlain() {
            return Math.abs(exact - value) <= plain;
        }

        public boolean isSharp() {
            return (high - low) / 2 <= allowed * (1 + 1e-6);
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
        List<Check> checks = new ArrayList<>(ServiceLevels.checks(name, document));
        checks.forEach(listener);
        List<Cases.Case> cases = Cases.read(name, document);
        int figures = figures(cases);
        if (figures + checks.size() == 0) {
            throw new FeedException(
                    "%s: has no case that the twin knows: give erlangB, erlangC, erlangA, mmnk or prio_nonpreemptive_MMn"
                            .formatted(name));
        }
        for (Cases.Case each : cases) {
            checks.addAll(play(each, 1 - (1 - CONFIDENCE) / figures));
        }
        return checks;
    }

    /** How many figures of a document are played. */
    static int figures(String name, String json) {
        return figures(Cases.read(name, parsed(name, json)));
    }

    private static int figures(List<Cases.Case> cases) {
        return cases.stream().mapToInt(each -> each.figures().size()).sum();
    }

    private static JsonNode parsed(String name, String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new FeedException(
                    "%s:%d: is not JSON, %s".formatted(name, e.getLocation().getLineNr(), e.getOriginalMessage()), e);
        }
    }

    private List<Check> play(Cases.Case each, double confidence) {
        Batches batches = new Batches(
                FIRST_BATCH, each.threshold(), each.scenario().classes().size());
        Hall hall = new Hall(
                each.scenario(),
                new CentralRouter(each.scenario(), each.discipline(), each.places()),
                batches,
                seed + each.name().hashCode());
        List<Check> checks = List.of();
        for (long stage = Math.min(FIRST_STAGE, most); ; stage = Math.min(2 * stage, most)) {
            batches.goOn(stage);
            hall.run();
            checks = checks(each, batches, confidence);
            if (stage == most || checks.stream().allMatch(Check::isSharp)) {
                checks.forEach(listener);
                return checks;
            }
        }
    }

    private static List<Check> checks(Cases.Case each, Batches batches, double confidence) {
        double[][] controls = controls(each.scenario(), batches);
        List<Check> checks = new ArrayList<>();
        for (Cases.Figure figure : each.figures()) {
            boolean mayWait = each.places() > 0;
            Estimate estimate = estimate(figure, batches, controls, confidence, mayWait);
            checks.add(new Check(
                    each.name() + " " + figure.name(),
                    figure.exact(),
                    estimate.value(),
                    estimate.low(),
                    estimate.high(),
                    figure.allowed(),
                    estimate(figure, batches, controls, PLAIN, mayWait).halfWidth(),
                    batches.counted()));
        }
        return checks;
    }

    /** What is rare has no deviations to speak of, as long as most batches have not seen it; where nobody can wait, nobody does. */
    private static Estimate estimate(
            Cases.Figure figure, Batches batches, double[][] controls, double confidence, boolean mayWait) {
        double[] over = figure.measure().over(batches);
        double[] under = figure.measure().under(batches);
        Estimate estimate = Estimate.controlled(over, under, controls, confidence);
        return figure.probability()
                ? estimate.orWider(Estimate.ofRare(over, under, (double) batches.counted(), confidence))
                : !mayWait || Estimate.isSeen(over) ? estimate : estimate.orWider(Double.POSITIVE_INFINITY);
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
}
