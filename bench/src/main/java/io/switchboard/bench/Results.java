package io.switchboard.bench;

import io.switchboard.bench.contest.Rounds;
import io.switchboard.bench.contest.Rounds.Spread;
import io.switchboard.bench.desk.Access;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What was measured so far. */
final class Results {

    private final Plan plan;
    private final List<Live.Seen> seen = new ArrayList<>();
    private final List<Restore.Restored> restored = new ArrayList<>();
    private final List<Burst.Bursted> bursted = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private Rounds<String> rates = new Rounds<>(List.of());
    private Rounds<Point> growth = new Rounds<>(List.of());

    Results(Plan plan) {
        this.plan = plan;
    }

    /** Where growth is looked at. */
    record Point(int tickets, Access access) {}

    /** What could not be measured, and why. */
    record Failure(Measure measure, String why) {}

    void rates(Rounds<String> measured) {
        rates = measured;
    }

    /** Of ours, at each of the points. */
    void growth(Rounds<Point> measured) {
        growth = measured;
    }

    void seen(Live.Seen one) {
        seen.add(one);
    }

    void restored(Restore.Restored one) {
        restored.add(one);
    }

    void bursted(Burst.Bursted one) {
        bursted.add(one);
    }

    void failed(Failure failure) {
        failures.add(failure);
    }

    Plan plan() {
        return plan;
    }

    Rounds<String> rates() {
        return rates;
    }

    Rounds<Point> growth() {
        return growth;
    }

    List<Live.Seen> seen() {
        return seen;
    }

    List<Restore.Restored> restored() {
        return restored;
    }

    List<Burst.Bursted> bursted() {
        return bursted;
    }

    List<Failure> failures() {
        return failures;
    }

    /** Events a second that ours takes, as long as it has them; empty if that was not measured. */
    OptionalDouble sustainable() {
        return rates.present().contains(Entrant.OURS.key())
                ? OptionalDouble.of(rates.spread(Entrant.OURS.key()).median())
                : OptionalDouble.empty();
    }

    /** What is compared with earlier ones: medians. */
    Map<String, Double> ratios() {
        Map<String, Double> medians = new LinkedHashMap<>();
        spreads().forEach((name, spread) -> medians.put(name, spread.median()));
        growths().forEach(one -> medians.put(one.name(), one.ratio().median()));
        return medians;
    }

    /** Ours by each of the others. */
    Map<String, Spread> spreads() {
        Map<String, Spread> ratios = new LinkedHashMap<>();
        ratio(ratios, "ofLimitA", Entrant.LIMIT_A);
        ratio(ratios, "ofLimitB", Entrant.LIMIT_B);
        ratio(ratios, "ofLimitC", Entrant.LIMIT_C);
        ratio(ratios, "ofKafkaStreams", Entrant.KAFKA_STREAMS);
        ratio(ratios, "ofFlinkCep", Entrant.FLINK_CEP);
        ratio(ratios, "ofPolling", Entrant.POLLING);
        return ratios;
    }

    private void ratio(Map<String, Spread> ratios, String name, Entrant other) {
        Spread ratio = rates.ratio(Entrant.OURS.key(), other.key());
        if (ratio != null) {
            ratios.put(name, ratio);
        }
    }

    /** By access. A point without a figure is not passed over: growth to a nearer one would look better. */
    List<Growth> growths() {
        return Stream.of(Access.values()).flatMap(this::growth).toList();
    }

    private Stream<Growth> growth(Access access) {
        List<Point> points = growth.all().stream()
                .filter(point -> point.access() == access)
                .sorted(Comparator.comparingInt(Point::tickets))
                .toList();
        if (points.size() < 2) {
            return Stream.empty();
        }
        Point fewest = points.get(0);
        Point most = points.get(points.size() - 1);
        Spread ratio = growth.ratio(most, fewest);
        return ratio == null ? Stream.empty() : Stream.of(new Growth(access, fewest.tickets(), most.tickets(), ratio));
    }
}
