package io.switchboard.chaos.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.chaos.run.Played.Struck;
import io.switchboard.chaos.verdict.Verdict;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** What many runs came to, as a file that a program can read. Times are seconds, counts are records. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Desk desk;
    private final List<String> fruitless;
    private final List<Played> runs;

    /**
     * Of all of them.
     *
     * @param fruitless a line for each run before these that came to no verdict
     */
    Report(Desk desk, List<String> fruitless, List<Played> runs) {
        this.desk = desk;
        this.fruitless = fruitless;
        this.runs = runs.stream()
                .sorted(Comparator.comparingLong(run -> run.schedule().seed()))
                .toList();
    }

    List<Played> runs() {
        return runs;
    }

    boolean asItShould() {
        return runs.stream().allMatch(Played::asItShould);
    }

    static String fruitless(long seed, String trouble) {
        return "seed %d: %s".formatted(seed, trouble);
    }

    private int sum(ToIntFunction<Verdict> count) {
        return runs.stream()
                .filter(run -> run.verdict() != null)
                .mapToInt(run -> count.applyAsInt(run.verdict()))
                .sum();
    }

    /** A few lines. */
    String inWords() {
        long held = runs.stream().filter(Played::held).count();
        return "%d of %d seeds held: %,d expected, %d lost, %d duplicated, %d early, %d late, %d unexpected, %d different, %d stuck, %,d told again (%d otherwise)\n"
                        .formatted(
                                held,
                                runs.size(),
                                sum(Verdict::expected),
                                sum(Verdict::lost),
                                sum(Verdict::duplicated),
                                sum(Verdict::early),
                                sum(Verdict::late),
                                sum(Verdict::unexpected),
                                sum(Verdict::different),
                                stuck(),
                                sum(Verdict::folded),
                                sum(Verdict::retold))
                + "faults: " + faults()
                + (fruitless.isEmpty() ? "" : "\nplayed again, having come to no verdict: " + fruitless.size());
    }

    private long stuck() {
        return runs.stream().filter(Played::stuck).count();
    }

    /** Those that took effect. */
    private Map<String, Integer> faults() {
        Map<String, Integer> faults = new TreeMap<>();
        runs.forEach(run -> run.struck().stream()
                .filter(Struck::took)
                .forEach(struck -> faults.merge(struck.fault().kind().name(), 1, Integer::sum)));
        return faults;
    }

    void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Files.writeString(file, JSON.writeValueAsString(json()) + "\n");
        } catch (IOException e) {
            throw new ClusterException("Cannot write the report to " + file + ": " + e.getMessage(), e);
        }
    }

    private ObjectNode json() {
        ObjectNode report = JSON.createObjectNode();
        report.putObject("desk")
                .put("engine", desk.engine())
                .put("judge", desk.judge())
                .put("faults", desk.faults())
                .put("seconds", desk.seconds())
                .put("rate", desk.rate());
        report.put("seeds", runs.size());
        report.put("held", runs.stream().filter(Played::held).count());
        report.put("expected", sum(Verdict::expected));
        report.put("lost", sum(Verdict::lost));
        report.put("duplicated", sum(Verdict::duplicated));
        report.put("early", sum(Verdict::early));
        report.put("late", sum(Verdict::late));
        report.put("stuck", stuck());
        report.put("unexpected", sum(Verdict::unexpected));
        report.put("different", sum(Verdict::different));
        report.put("toldAgain", sum(Verdict::folded));
        report.put("toldOtherwise", sum(Verdict::retold));
        report.put("rewinds", runs.stream().mapToInt(Played::rewinds).sum());
        report.put("refusedCommits", runs.stream().mapToInt(Played::refusals).sum());
        ObjectNode faults = report.putObject("faults");
        faults().forEach(faults::put);
        report.set("recoverySeconds", recovery());
        ArrayNode noVerdict = report.putArray("noVerdict");
        fruitless.forEach(noVerdict::add);
        ArrayNode each = report.putArray("runs");
        runs.forEach(run -> each.add(json(run)));
        return report;
    }

    private ObjectNode recovery() {
        Map<String, List<Double>> times = new TreeMap<>();
        runs.forEach(run -> run.struck().stream()
                .filter(struck -> struck.recoveredMs() >= 0)
                .forEach(struck -> times.computeIfAbsent(struck.fault().kind().name(), kind -> new ArrayList<>())
                        .add(struck.recoveredMs() / 1e3)));
        ObjectNode recovery = JSON.createObjectNode();
        times.forEach((kind, seconds) -> {
            Collections.sort(seconds);
            recovery.putObject(kind)
                    .put("count", seconds.size())
                    .put("median", seconds.get(seconds.size() / 2))
                    .put("max", seconds.get(seconds.size() - 1));
        });
        return recovery;
    }

    private static ObjectNode json(Played run) {
        ObjectNode json = JSON.createObjectNode();
        json.put("seed", run.schedule().seed());
        json.put("held", run.held());
        if (run.mutant() != null) {
            json.put("mutant", run.mutant().name());
        }
        json.put("brokers", run.schedule().flavour().brokers());
        json.put("adaptive", run.schedule().flavour().adaptive());
        json.put("parallelism", run.schedule().parallelism());
        json.put("records", run.records());
        json.put("seconds", run.tookMs() / 1e3);
        json.put("longestCheckpointSeconds", run.longestCheckpointMs() / 1e3);
        json.put("rewinds", run.rewinds());
        json.put("refusedCommits", run.refusals());
        ArrayNode faults = json.putArray("faults");
        run.struck().forEach(struck -> faults.add(json(struck)));
        if (run.verdict() == null) {
            json.put("trouble", run.trouble());
            json.put("stuck", run.stuck());
        } else {
            json.set("verdict", JSON.valueToTree(run.verdict()));
        }
        return json;
    }

    private static ObjectNode json(Struck struck) {
        return JSON.createObjectNode()
                .put("kind", struck.fault().kind().name())
                .put("took", struck.took())
                .put("what", struck.fault().toString().strip())
                .put("beganSeconds", struck.beganMs() / 1e3)
                .put("undoneSeconds", struck.undoneMs() / 1e3)
                .put("recoverySeconds", struck.recoveredMs() < 0 ? null : struck.recoveredMs() / 1e3);
    }
}
