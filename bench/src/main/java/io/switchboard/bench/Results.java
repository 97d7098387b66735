package io.switchboard.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.bench.contest.Pace;
import io.switchboard.bench.desk.Access;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** What was measured: as a table that a person reads, and as JSON. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final int open;
    private final Access access;
    private final Map<String, List<Pace>> paces = new LinkedHashMap<>();

    Results(int open, Access access) {
        this.open = open;
        this.access = access;
    }

    void take(Map<String, List<Pace>> measured) {
        paces.putAll(measured);
    }

    String inWords() {
        return "| %,d open tickets, %s | events/s | lowest to highest |\n|---|---|---|\n".formatted(open, access)
                + paces.keySet().stream().map(this::row).collect(Collectors.joining("\n"))
                + "\n\n"
                + ratios().entrySet().stream()
                        .map(ratio -> "%s: %.2f".formatted(ratio.getKey(), ratio.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private String row(String key) {
        double[] sorted = sorted(key);
        return "| %s | %,.0f | %,.0f to %,.0f |".formatted(key, median(sorted), sorted[0], sorted[sorted.length - 1]);
    }

    private double[] sorted(String key) {
        return paces.get(key).stream().mapToDouble(Pace::perSecond).sorted().toArray();
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Ours by each of the others, as medians of the rounds' own ratios: the machine's speed changes between rounds. */
    private Map<String, Double> ratios() {
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
        ratios.put(name, median(DoubleStream.of(each).sorted().toArray()));
    }

    void write(Path file) {
        ObjectNode json = JSON.createObjectNode();
        Machine.current().tell(json.putObject("machine"));
        json.put("openTickets", open).put("access", access.name());
        ObjectNode rates = json.putObject("eventsPerSecond");
        paces.keySet().forEach(key -> {
            double[] sorted = sorted(key);
            ObjectNode rate = rates.putObject(key);
            rate.put("median", Math.round(median(sorted)));
            paces.get(key).forEach(pace -> rate.withArray("rounds").add(Math.round(pace.perSecond())));
        });
        ObjectNode ratios = json.putObject("ratios");
        ratios().forEach(ratios::put);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, JSON.writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw new ClusterException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
