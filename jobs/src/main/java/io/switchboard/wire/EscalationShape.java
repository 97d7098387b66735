package io.switchboard.wire;

import static io.switchboard.wire.Field.onWire;
import static io.switchboard.wire.Field.symbol;

import io.switchboard.schema.CorrectionKind;
import io.switchboard.schema.EscalationKind;
import io.switchboard.sla.Escalation;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;

/** Escalations as their topic shows them. */
final class EscalationShape implements Shape<Escalation, io.switchboard.schema.Escalation> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<Escalation> type() {
        return Escalation.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.Escalation.getClassSchema();
    }

    @Override
    public Instant at(Escalation escalation) {
        return escalation.at();
    }

    @Override
    public Escalation fromAvro(io.switchboard.schema.Escalation escalation) {
        return new Escalation(
                escalation.getEscalationId(),
                escalation.getItemId(),
                escalation.getCustomerId(),
                escalation.getClock(),
                escalation.getCycle(),
                escalation.getPolicyId(),
                escalation.getPolicyVersion(),
                escalation.getLevel(),
                symbol("kind", escalation.getKind(), Escalation.Kind.class),
                escalation.getDueAt(),
                escalation.getAt(),
                escalation.getElapsedWall(),
                escalation.getElapsedBusiness(),
                symbol("correction", escalation.getCorrection(), Escalation.Correction.class),
                escalation.getSupersedes(),
                escalation.getCause(),
                Snapshots.fromAvro(escalation.getSnapshot()),
                escalation.getDeliverAt(),
                List.copyOf(escalation.getRecipients()));
    }

    @Override
    public io.switchboard.schema.Escalation toAvro(Escalation escalation) {
        return new io.switchboard.schema.Escalation(
                escalation.escalationId(),
                escalation.itemId(),
                escalation.customerId(),
                escalation.clock(),
                escalation.cycle(),
                escalation.policyId(),
                escalation.policyVersion(),
                escalation.level(),
                onWire(escalation.kind(), EscalationKind.class),
                escalation.dueAt(),
                escalation.at(),
                escalation.elapsedWallMs(),
                escalation.elapsedBusinessMs(),
                onWire(escalation.correction(), CorrectionKind.class),
                escalation.supersedes(),
                escalation.cause(),
                Snapshots.toAvro(escalation.snapshot()),
                escalation.deliverAt(),
                escalation.recipients());
    }
}
