package io.switchboard.twin.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twin.sim.Theory.Check;
import java.util.ArrayList;
import java.util.List;

/** Service levels by the formulas in use, from counts; the documents give them to six places. */
final class ServiceLevels {

    private static final double ROUNDING = 5.1e-7;

    private ServiceLevels() {}

    static List<Check> checks(JsonNode document) {
        List<Check> checks = new ArrayList<>();
        JsonNode icmi = document.path("ICMI_service_level");
        double answered = icmi.path("answered").asDouble();
        double abandoned = icmi.path("abandoned").asDouble();
        double inTime = icmi.path("ans_le_T").asDouble();
        double abandonedInTime = icmi.path("ab_le_T").asDouble();
        check(checks, icmi, "f1", (inTime + abandonedInTime) / (answered + abandoned));
        check(checks, icmi, "f2", inTime / answered);
        check(checks, icmi, "f3", inTime / (answered + abandoned));
        check(checks, icmi, "f4", inTime / (answered + icmi.path("ab_gt_T").asDouble()));
        check(checks, icmi, "f5", (inTime + icmi.path("ab_le_short").asDouble()) / (answered + abandoned));
        JsonNode cisco = document.path("cisco_service_level");
        double events = cisco.path("ans_le_T").asDouble()
                + cisco.path("ab_le_T").asDouble()
                + cisco.path("exceeded").asDouble();
        double ok = cisco.path("ans_le_T").asDouble();
        double gone = cisco.path("ab_le_T").asDouble();
        check(checks, cisco, "ignore", ok / (events - gone));
        check(checks, cisco, "negative", ok / events);
        check(checks, cisco, "positive", (ok + gone) / events);
        return checks;
    }

    private static void check(List<Check> checks, JsonNode node, String key, double value) {
        if (node.has(key)) {
            checks.add(new Check(
                    "service level " + key,
                    node.get(key).asDouble(),
                    value,
                    value - ROUNDING,
                    value + ROUNDING,
                    ROUNDING,
                    0));
        }
    }
}
