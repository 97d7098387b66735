package io.switchboard.risk;

import java.time.Instant;

/**
 * How good the answers of the last days were. What there is no number for is null.
 *
 * @param stage null for what calling somebody was worth
 * @param from with {@code to}: of clocks that ended, or would have been due, in this time; {@code to} is no part of it
 * @param lead how long before the breach half of the right calls were, in minutes
 */
public record ScoreRow(
        String policyId,
        String clock,
        Stage stage,
        Instant from,
        Instant to,
        int ended,
        int breached,
        Double auc,
        Double brier,
        Double skill,
        Double logLoss,
        Double calibrationError,
        Double precision,
        Double recall,
        Double lead) {

    static ScoreRow of(String policyId, String clock, Stage stage, Instant from, Instant to, Score score) {
        return new ScoreRow(
                policyId,
                clock,
                stage,
                from,
                to,
                score.ended(),
                score.breached(),
                number(score.auc()),
                number(score.brier()),
                number(score.skill()),
                number(score.logLoss()),
                number(score.calibrationError()),
                null,
                null,
                null);
    }

    static ScoreRow of(String policyId, String clock, Instant from, Instant to, Calls calls) {
        return new ScoreRow(
                policyId,
                clock,
                null,
                from,
                to,
                calls.ended(),
                calls.right() + calls.missed(),
                null,
                null,
                null,
                null,
                null,
                number(calls.precision()),
                number(calls.recall()),
                number(calls.medianLead()));
    }

    private static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Whose it is. */
    public String model() {
        return policyId + "/" + clock;
    }
}
