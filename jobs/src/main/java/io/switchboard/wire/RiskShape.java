package io.switchboard.wire;

import io.switchboard.event.ItemType;
import io.switchboard.risk.Glimpse;
import io.switchboard.risk.Prediction;
import io.switchboard.risk.Stage;
import io.switchboard.schema.BreachRisk;
import io.switchboard.schema.RiskCall;
import io.switchboard.schema.RiskReason;
import io.switchboard.schema.RiskStage;
import java.time.Instant;
import org.apache.avro.Schema;

/** Risks as their topic shows them. */
final class RiskShape implements Shape<Prediction, BreachRisk> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<Prediction> type() {
        return Prediction.class;
    }

    @Override
    public Schema schema() {
        return BreachRisk.getClassSchema();
    }

    @Override
    public Instant at(Prediction prediction) {
        return Instant.ofEpochMilli(prediction.glimpse().at());
    }

    @Override
    public Prediction fromAvro(BreachRisk risk) {
        return new Prediction(
                new Glimpse(
                        risk.getItemId(),
                        Field.symbol("type", risk.getType(), ItemType.class),
                        risk.getPolicyId(),
                        risk.getClock(),
                        risk.getCycle(),
                        risk.getAt().toEpochMilli(),
                        risk.getStartedAt().toEpochMilli(),
                        risk.getDueAt().toEpochMilli(),
                        risk.getUsed(),
                        Snapshots.fromAvro(risk.getSnapshot()),
                        risk.getStatusReason(),
                        risk.getCustomerId(),
                        risk.getReassignments(),
                        risk.getReopens(),
                        risk.getAnswers()),
                Field.symbol("stage", risk.getStage(), Stage.class),
                risk.getFirst(),
                risk.getProbability(),
                risk.getBase(),
                risk.getReasons().stream()
                        .map(reason -> new Prediction.Reason(reason.getAbout(), reason.getValue(), reason.getWeight()))
                        .toList(),
                risk.getPace(),
                risk.getPaceOf(),
                risk.getLearned(),
                risk.getLayout(),
                Field.symbol("call", risk.getCall(), Prediction.Call.class));
    }

    @Override
    public BreachRisk toAvro(Prediction prediction) {
        Glimpse seen = prediction.glimpse();
        return new BreachRisk(
                seen.itemId(),
                Field.onWire(seen.type(), io.switchboard.schema.ItemType.class),
                seen.customerId(),
                seen.policyId(),
                seen.clock(),
                seen.cycle(),
                at(prediction),
                Instant.ofEpochMilli(seen.startedAt()),
                Instant.ofEpochMilli(seen.dueAt()),
                seen.used(),
                Snapshots.toAvro(seen.snapshot()),
                seen.statusReason(),
                seen.reassignments(),
                seen.reopens(),
                seen.answers(),
                Field.onWire(prediction.stage(), RiskStage.class),
                prediction.first(),
                prediction.probability(),
                prediction.base(),
                prediction.reasons().stream()
                        .map(reason -> new RiskReason(reason.about(), reason.value(), reason.weight()))
                        .toList(),
                prediction.pace(),
                prediction.kind(),
                prediction.learned(),
                prediction.layout(),
                Field.onWire(prediction.call(), RiskCall.class));
    }
}
