package io.switchboard.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.bench.contest.CheckpointCosts;
import io.switchboard.bench.contest.Latencies;
import io.switchboard.bench.contest.Pace;
import io.switchboard.bench.contest.Rounds;
import io.switchboard.bench.contest.Rounds.Spread;
import io.switchboard.bench.desk.Access;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What was measured so far: as JSON, and for the tables that a person reads. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Plan plan;
    private final List<Live.Seen> seen = new ArrayList<>();
    private final List<Restore.Restored> restored = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Rounds<String> rates = new Rounds<>(List.of());
    private Rounds<Point> growth = new Rounds<>(List.of());

    Results(Plan plan) {
        this.plan = plan;
    }

    /** Where growth is looked at. */
    record Point(int tickets, Access access) {}

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

    /** What could not be measured, and why. */
    void failed(String what) {
        failures.add(what);
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

    List<String> failures() {
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
        return medians;
    }

    /** Ours by each of the others, and ours with the most open tickets by ours with the fewest. */
    Map<String, Spread> spreads() {
        Map<String, Spread> ratios = new LinkedHashMap<>();
        ratio(ratios, "ofLimitA", Entrant.LIMIT_A);
        ratio(ratios, "ofLimitB", Entrant.LIMIT_B);
        ratio(ratios, "ofLimitC", Entrant.LIMIT_C);
        ratio(ratios, "ofKafkaStreams", Entrant.KAFKA_STREAMS);
        ratio(ratios, "ofPolling", Entrant.POLLING);
        for (Access access : Access.values()) {
            growth(ratios, access);
        }
        return ratios;
    }

    private void ratio(Map<String, Spread> ratios, String name, Entrant other) {
        Spread ratio = rates.ratio(Entrant.OURS.key(), other.key());
        if (ratio != null) {
            ratios.put(name, ratio);
        }
    }

    private void growth(Map<String, Spread> ratios, Access access) {
        List<Point> points = growth.present().stream()
                .filter(point -> point.access() == access)
                .toList();
        if (points.size() > 1) {
            Spread ratio = growth.ratio(points.get(points.size() - 1), points.get(0));
            if (ratio != null) {
                ratios.put(access == plan.access() ? "growth" : "growth" + access, ratio);
            }
        }
    }

    void write(Path file) {
        ObjectNode json = JSON.createObjectNode();
        Machine.current().tell(json.putObject("machine"));
        json.put("openTickets", plan.open())
                .put("access", plan.access().name())
                .put("customers", plan.customers().name())
                .put("parallelism", plan.parallelism());
        ObjectNode paces = json.putObject("eventsPerSecond");
        rates.present().forEach(key -> tell(rates, key, paces.putObject(key)));
        ObjectNode ratios = json.putObject("ratios");
        ratios().forEach(ratios::put);
        ObjectNode spreads = json.putObject("ratioSpreads");
        spreads()
                .forEach((name, spread) ->
                        spreads.putArray(name).add(spread.lowest()).add(spread.highest()));
        growth.present().forEach(point -> {
            ObjectNode one = json.withArray("growthPoints").addObject();
            one.put("openTickets", point.tickets()).put("access", point.access().name());
            tell(growth, point, one);
        });
        seen.forEach(one -> tell(one, json.withArray("latencies").addObject()));
        restored.forEach(one -> json.withArray("restores")
                .addObject()
                .put("openTickets", one.restore().plan().open())
                .put("localCopies", one.restore().isLocal())
                .put("seconds", one.seconds())
                .put("stateBytes", one.stateBytes()));
        failures.forEach(json.putArray("failures")::add);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, JSON.writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw new ClusterException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static <K> void tell(Rounds<K> rounds, K key, ObjectNode json) {
        json.put("median", Math.round(rounds.spread(key).median()));
        rounds.of(key).forEach(pace -> json.withArray("rounds").add(Math.round(pace.perSecond())));
        Pace last = rounds.lastOf(key);
        json.put("warmSeconds", last.warmSeconds()).put("seconds", last.seconds());
        if (last.end().bytes() > 0) {
            json.put("stateBytesPerTicketWhenOpen", last.opened().perTicket())
                    .put("stateBytesPerTicketAtEnd", last.end().perTicket())
                    .put("stateBytesAtEnd", last.end().bytes())
                    .put("ticketsAtEnd", last.end().tickets())
                    .put("leastHeapBytes", last.leastHeapBytes());
        }
        CheckpointCosts costs = last.checkpoints();
        if (costs != null) {
            json.putObject("checkpoints")
                    .put("completed", costs.completed())
                    .put("bytesAddedByOne", costs.bytes())
                    .put("p50Ms", costs.medianMs())
                    .put("slowMs", costs.slowMs())
                    .put("slow", costs.whichIsSlow());
        }
    }

    private static void tell(Live.Seen one, ObjectNode json) {
        json.put("openTickets", one.live().plan().open())
                .put("eventsPerSecond", one.feeding().perSecond())
                .put("latestEventMs", one.feeding().latest().toMillis())
                .put("deadlines", one.committed().count());
        tell(one.committed(), json);
        tell(one.fast(), json.putObject("fast"));
    }

    private static void tell(Latencies latencies, ObjectNode json) {
        json.put("p50", latencies.quantile(0.5))
                .put("slowMs", latencies.slow())
                .put("slow", Latencies.whichIsSlow(latencies.count()))
                .put("max", latencies.quantile(1));
    }
}
