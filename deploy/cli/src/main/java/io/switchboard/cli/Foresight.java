package io.switchboard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.risk.Score;
import io.switchboard.risk.Stage;
import io.switchboard.risk.Trial.Graded;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How good answers were, and what calling somebody because of them would have been worth. */
final class Foresight {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double[] THRESHOLDS = {.3, .4, .5, .6, .7, .8};
    private static final double MINUTE = 60_000;
    private static final double HOUR = 60;

    private final Map<String, List<Graded>> models = new TreeMap<>();

    void take(Graded one) {
        models.computeIfAbsent(one.model(), name -> new ArrayList<>()).add(one);
    }

    /** What calling at a threshold would have been worth; lead in minutes, NaN if no call was right. */
    private record Worth(double threshold, int calls, int right, int breaches, double lead) {

        double precision() {
            return (double) right / calls;
        }

        double recall() {
            return (double) right / breaches;
        }
    }

    /** Of one stage; of all that ended, and of the third of them that was asked about last. */
    private record Grades(Stage stage, Score all, Score last) {}

    void print(PrintWriter out) {
        if (models.isEmpty()) {
            out.println("No clock has ended: there is nothing to judge");
        }
        models.forEach((model, answers) -> {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of(
                    "STAGE", "ENDED", "BREACHED", "AUC", "BRIER", "SKILL", "ECE", "LAST THIRD", "AUC", "SKILL", "ECE"));
            for (Grades each : grades(answers)) {
                Score all = each.all();
                Score last = each.last();
                rows.add(List.of(
                        each.stage().name(),
                        Integer.toString(all.ended()),
                        Integer.toString(all.breached()),
                        three(all.auc()),
                        three(all.brier()),
                        three(all.skill()),
                        three(all.calibrationError()),
                        Integer.toString(last.ended()),
                        three(last.auc()),
                        three(last.skill()),
                        three(last.calibrationError())));
            }
            out.println(model);
            TextTable.print(rows, out);
            out.println();
            List<List<String>> worth = new ArrayList<>();
            worth.add(List.of("CALL FROM", "CALLS", "PRECISION", "RECALL", "MEDIAN LEAD"));
            for (Worth each : worth(answers)) {
                worth.add(List.of(
                        "%.1f".formatted(each.threshold()),
                        Integer.toString(each.calls()),
                        three(each.precision()),
                        three(each.recall()),
                        Double.isNaN(each.lead()) ? "-" : "%.1f h".formatted(each.lead() / HOUR)));
            }
            TextTable.print(worth, out);
            out.println();
        });
    }

    /** One line. */
    String json() {
        ObjectNode node = JSON.createObjectNode();
        models.forEach((model, answers) -> {
            ObjectNode of = node.putObject(model);
            ArrayNode stages = of.putArray("stages");
            for (Grades each : grades(answers)) {
                ObjectNode stage = stages.addObject().put("stage", each.stage().name());
                put(stage.putObject("all"), each.all());
                put(stage.putObject("lastThird"), each.last());
            }
            ArrayNode calls = of.putArray("calls");
            for (Worth each : worth(answers)) {
                ObjectNode call = calls.addObject()
                        .put("threshold", each.threshold())
                        .put("calls", each.calls())
                        .put("right", each.right())
                        .put("breaches", each.breaches());
                number(call, "precision", each.precision());
                number(call, "recall", each.recall());
                number(call, "medianLeadMinutes", each.lead());
            }
        });
        return node.toString();
    }

    private static void put(ObjectNode node, Score score) {
        node.put("ended", score.ended()).put("breached", score.breached());
        number(node, "auc", score.auc());
        number(node, "brier", score.brier());
        number(node, "brierSkill", score.skill());
        number(node, "logLoss", score.logLoss());
        number(node, "ece", score.calibrationError());
    }

    /** What there is no number for is null. */
    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static List<Grades> grades(List<Graded> answers) {
        List<Grades> grades = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            List<Graded> of = answers.stream()
                    .filter(answer -> answer.stage() == stage)
                    .sorted(Comparator.comparingLong(Graded::askedAt).thenComparing(Graded::clock))
                    .toList();
            if (!of.isEmpty()) {
                grades.add(new Grades(stage, score(of), score(of.subList(of.size() * 2 / 3, of.size()))));
            }
        }
        return grades;
    }

    private static Score score(List<Graded> answers) {
        Score score = Score.none();
        for (Graded answer : answers) {
            score = score.with(answer.probability(), answer.breached());
        }
        return score;
    }

    private static List<Worth> worth(List<Graded> answers) {
        Map<String, List<Graded>> clocks = new HashMap<>();
        answers.forEach(answer -> clocks.computeIfAbsent(answer.clock(), name -> new ArrayList<>())
                .add(answer));
        clocks.values().forEach(each -> each.sort(Comparator.comparingLong(Graded::askedAt)));
        return Arrays.stream(THRESHOLDS)
                .mapToObj(threshold -> worth(threshold, clocks))
                .toList();
    }

    private static Worth worth(double threshold, Map<String, List<Graded>> clocks) {
        int calls = 0;
        int breaches = 0;
        List<Double> leads = new ArrayList<>();
        for (List<Graded> clock : clocks.values()) {
            boolean isBreach = clock.get(0).breached();
            Graded call = clock.stream()
                    .filter(answer -> answer.probability() >= threshold)
                    .findFirst()
                    .orElse(null);
            breaches += isBreach ? 1 : 0;
            calls += call == null ? 0 : 1;
            if (call != null && isBreach) {
                leads.add((call.endedAt() - call.askedAt()) / MINUTE);
            }
        }
        leads.sort(Comparator.naturalOrder());
        double lead = leads.isEmpty() ? Double.NaN : leads.get((leads.size() - 1) / 2);
        return new Worth(threshold, calls, leads.size(), breaches, lead);
    }

    private static String three(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
