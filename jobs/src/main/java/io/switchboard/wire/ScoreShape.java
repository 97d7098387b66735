package io.switchboard.wire;

import io.switchboard.risk.ScoreRow;
import io.switchboard.risk.Stage;
import io.switchboard.schema.RiskScore;
import io.switchboard.schema.RiskStage;
import java.time.Instant;
import org.apache.avro.Schema;

/** Scores of risks as their topic shows them. */
final class ScoreShape implements Shape<ScoreRow, RiskScore> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<ScoreRow> type() {
        return ScoreRow.class;
    }

    @Override
    public Schema schema() {
        return RiskScore.getClassSchema();
    }

    @Override
    public Instant at(ScoreRow row) {
        return row.to();
    }

    @Override
    public ScoreRow fromAvro(RiskScore score) {
        return new ScoreRow(
                score.getPolicyId(),
                score.getClock(),
                Field.symbol("stage", score.getStage(), Stage.class),
                score.getWindowStart(),
                score.getWindowEnd(),
                score.getEnded(),
                score.getBreached(),
                score.getAuc(),
                score.getBrier(),
                score.getBrierSkill(),
                score.getLogLoss(),
                score.getCalibrationError(),
                score.getPrecision(),
                score.getRecall(),
                score.getMedianLeadMinutes());
    }

    @Override
    public RiskScore toAvro(ScoreRow row) {
        return new RiskScore(
                row.policyId(),
                row.clock(),
                Field.onWire(row.stage(), RiskStage.class),
                row.from(),
                row.to(),
                row.ended(),
                row.breached(),
                row.auc(),
                row.brier(),
                row.skill(),
                row.logLoss(),
                row.calibrationError(),
                row.precision(),
                row.recall(),
                row.lead());
    }
}
