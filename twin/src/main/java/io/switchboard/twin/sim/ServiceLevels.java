package io.switchboard.twin.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Theory.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Service levels by the formulas in use, from counts; the documents give them to six places. */
final class ServiceLevels {

    private static final double ROUNDING = 5.1e-7;

    private ServiceLevels() {}

    /** One of each form, or a list of them; errors call the document {@code name}. */
    static List<Check> checks(String name, JsonNode document) {
        List<Check> checks = new ArrayList<>();
        try {
            each(document.path("ICMI_service_level")).forEach(counts -> icmi(counts, checks));
            each(document.path("cisco_service_level")).forEach(counts -> cisco(counts, checks));
        } catch (IllegalArgumentException e) {
            throw new FeedException("%s: %s".formatted(name, e.getMessage()), e);
        }
        return checks;
    }

    private static List<JsonNode> each(JsonNode form) {
        List<JsonNode> all = new ArrayList<>();
        if (form.isArray()) {
            form.forEach(all::add);
        } else if (!form.isMissingNode()) {
            all.add(form);
        }
        return all;
    }

    private static void icmi(JsonNode counts, List<Check> checks) {
        Cases.only(counts, "id answered abandoned ans_le_T ab_le_T ab_gt_T ab_le_short f1 f2 f3 f4 f5");
        double answered = Cases.number(counts, "answered");
        double inTime = Cases.number(counts, "ans_le_T");
        double events = answered + Cases.number(counts, "abandoned");
        check(checks, counts, "f1", () -> (inTime + Cases.number(counts, "ab_le_T")) / events);
        check(checks, counts, "f2", () -> inTime / answered);
        check(checks, counts, "f3", () -> inTime / events);
        check(checks, counts, "f4", () -> inTime / (answered + Cases.number(counts, "ab_gt_T")));
        check(checks, counts, "f5", () -> (inTime + Cases.number(counts, "ab_le_short")) / events);
    }

    private static void cisco(JsonNode counts, List<Check> checks) {
        Cases.only(counts, "id ans_le_T ab_le_T exceeded ignore negative positive");
        double inTime = Cases.number(counts, "ans_le_T");
        double gone = Cases.number(counts, "ab_le_T");
        double events = inTime + gone + Cases.number(counts, "exceeded");
        check(checks, counts, "ignore", () -> inTime / (events - gone));
        check(checks, counts, "negative", () -> inTime / events);
        check(checks, counts, "positive", () -> (inTime + gone) / events);
    }

    /** Counts that no given figure needs may be missing. */
    private static void check(List<Check> checks, JsonNode counts, String key, DoubleSupplier formula) {
        if (counts.has(key)) {
            double value = formula.getAsDouble();
            checks.add(new Check(
                    "service level " + key,
                    Cases.number(counts, key),
                    value,
                    value - ROUNDING,
                    value + ROUNDING,
                    ROUNDING,
                    ROUNDING,
                    0));
        }
    }
}
