package io.switchboard.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.bench.contest.Latencies;
import io.switchboard.bench.contest.Pace;
import io.switchboard.bench.desk.Access;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkRest.CheckpointCosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What was measured: as a table that a person reads, and as JSON. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final int open;
    private final Access access;
    private final Map<String, List<Pace>> paces = new LinkedHashMap<>();
    private final Map<Integer, Pace> growth = new LinkedHashMap<>();
    private final List<Live.Seen> seen = new ArrayList<>();

    Results(int open, Access access) {
        this.open = open;
        this.access = access;
    }

    /** Of each contestant, round by round. */
    void rates(Map<String, List<Pace>> measured) {
        paces.putAll(measured);
    }

    /** Of ours, with so many open tickets. */
    void growth(int tickets, Pace pace) {
        growth.put(tickets, pace);
    }

    void seen(Live.Seen one) {
        seen.add(one);
    }

    String inWords() {
        StringBuilder words = new StringBuilder();
        if (!paces.isEmpty()) {
            words.append(
                    "| %,d open tickets, %s | events/s | lowest to highest |\n|---|---|---|\n".formatted(open, access));
            paces.keySet().forEach(key -> words.append(row(key)));
            ratios().forEach((name, ratio) -> words.append("| %s | %.3f | |\n".formatted(name, ratio)));
        }
        checkpoints(paces, words);
        if (!growth.isEmpty()) {
            words.append("\n| ours, open tickets | events/s | bytes of state per ticket |\n|---|---|---|\n");
            growth.forEach((tickets, pace) -> words.append(
                    "| %,d | %,.0f | %,d |\n".formatted(tickets, pace.perSecond(), pace.stateBytes() / tickets)));
        }
        if (!seen.isEmpty()) {
            words.append(
                    "\n| deadline to visible, %,d open tickets | committed: p50, p99, most | fast: p50, p99, most |\n"
                            .formatted(open));
            words.append("|---|---|---|\n");
            seen.forEach(one -> words.append("| %,d events/s, %,d deadlines | %s | %s |\n"
                    .formatted(
                            one.live().rate(),
                            one.committed().count(),
                            inWords(one.committed()),
                            inWords(one.fast()))));
        }
        return words.toString().strip();
    }

    private static void checkpoints(Map<String, List<Pace>> paces, StringBuilder words) {
        String head =
                "\n| checkpoints, last round | completed | median, slowest in a hundred | kB added by one |\n|---|---|---|---|\n";
        for (Map.Entry<String, List<Pace>> one : paces.entrySet()) {
            CheckpointCosts costs = last(one.getValue()).checkpoints();
            if (costs != null) {
                words.append(head)
                        .append("| %s | %,d | %,d, %,d ms | %,d |\n"
                                .formatted(
                                        one.getKey(),
                                        costs.completed(),
                                        costs.medianMs(),
                                        costs.slowMs(),
                                        costs.bytes() / 1_000));
                head = "";
            }
        }
    }

    private static Pace last(List<Pace> rounds) {
        return rounds.get(rounds.size() - 1);
    }

    private static String inWords(Latencies latencies) {
        return "%,d, %,d, %,d ms".formatted(latencies.quantile(0.5), latencies.quantile(0.99), latencies.quantile(1));
    }

    private String row(String key) {
        double[] sorted = sorted(key);
        return "| %s | %,.0f | %,.0f to %,.0f |\n"
                .formatted(key, Median.of(DoubleStream.of(sorted)), sorted[0], sorted[sorted.length - 1]);
    }

    private double[] sorted(String key) {
        return paces.get(key).stream().mapToDouble(Pace::perSecond).sorted().toArray();
    }

    /** Ours by each of the others, as medians of the rounds' own ratios: the machine's speed changes between rounds. */
    Map<String, Double> ratios() {
        Map<String, Double> ratios = new LinkedHashMap<>();
        ratio(ratios, "ofLimitA", Entrant.LIMIT_A);
        ratio(ratios, "ofLimitB", Entrant.LIMIT_B);
        ratio(ratios, "ofKafkaStreams", Entrant.KAFKA_STREAMS);
        ratio(ratios, "ofPolling", Entrant.POLLING);
        return ratios;
    }

    private void ratio(Map<String, Double> ratios, String name, Entrant other) {
        List<Pace> ours = paces.get(Entrant.OURS.key());
        List<Pace> theirs = paces.get(other.key());
        if (ours == null || theirs == null) {
            return;
        }
        double[] each = new double[ours.size()];
        for (int round = 0; round < each.length; round++) {
            each[round] = ours.get(round).perSecond() / theirs.get(round).perSecond();
        }
        ratios.put(name, Median.of(DoubleStream.of(each)));
    }

    void write(Path file) {
        ObjectNode json = JSON.createObjectNode();
        Machine.current().tell(json.putObject("machine"));
        json.put("openTickets", open).put("access", access.name());
        ObjectNode rates = json.putObject("eventsPerSecond");
        paces.keySet().forEach(key -> {
            double[] sorted = sorted(key);
            ObjectNode rate = rates.putObject(key);
            rate.put("median", Math.round(Median.of(DoubleStream.of(sorted))));
            paces.get(key).forEach(pace -> rate.withArray("rounds").add(Math.round(pace.perSecond())));
            CheckpointCosts costs = last(paces.get(key)).checkpoints();
            if (costs != null) {
                rate.putObject("checkpoints")
                        .put("completed", costs.completed())
                        .put("bytesAddedByOne", costs.bytes())
                        .put("p50Ms", costs.medianMs())
                        .put("p99Ms", costs.slowMs());
            }
        });
        ObjectNode ratios = json.putObject("ratios");
        ratios().forEach(ratios::put);
        growth(json);
        seen.forEach(one -> tell(one, json.withArray("latencies").addObject()));
        if (!seen.isEmpty()) {
            tell(seen.get(seen.size() - 1), json.putObject("latencyMs"));
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, JSON.writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw new ClusterException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The rate with the most open tickets, as a share of that with the fewest. */
    private void growth(ObjectNode json) {
        if (growth.isEmpty()) {
            return;
        }
        List<Pace> inOrder = List.copyOf(growth.values());
        json.put(
                "growth",
                inOrder.get(inOrder.size() - 1).perSecond() / inOrder.get(0).perSecond());
        growth.forEach((tickets, pace) -> json.withArray("growthPoints")
                .addObject()
                .put("openTickets", tickets)
                .put("eventsPerSecond", Math.round(pace.perSecond()))
                .put("stateBytesPerTicket", pace.stateBytes() / tickets));
    }

    private static void tell(Live.Seen one, ObjectNode json) {
        json.put("openTickets", one.live().open())
                .put("eventsPerSecond", one.live().rate())
                .put("deadlines", one.committed().count());
        tell(one.committed(), json);
        tell(one.fast(), json.putObject("fast"));
    }

    private static void tell(Latencies latencies, ObjectNode json) {
        json.put("p50", latencies.quantile(0.5))
                .put("p99", latencies.quantile(0.99))
                .put("max", latencies.quantile(1));
    }
}
