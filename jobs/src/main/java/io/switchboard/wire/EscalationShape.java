package io.switchboard.wire;

import static io.switchboard.wire.Field.onWire;
import static io.switchboard.wire.Field.symbol;

import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.schema.CorrectionKind;
import io.switchboard.schema.EscalationKind;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.ItemSnapshot;
import java.time.Instant;
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
                fromAvro(escalation.getSnapshot()),
                null,
                java.util.List.of());
    }

    private static ItemSnapshot fromAvro(io.switchboard.schema.ItemSnapshot snapshot) {
        return new ItemSnapshot(
                symbol("priority", snapshot.getPriority(), Priority.class),
                status(snapshot.getStatus()),
                snapshot.getCategory(),
                snapshot.getRegion(),
                snapshot.getGroup(),
                snapshot.getAssignee(),
                null);
    }

    private static Status status(String word) {
        for (Status status : Status.values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        if (word != null) {
            throw Field.refusal("status", "no status this release knows", "upgrade the reader");
        }
        return null;
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
                toAvro(escalation.snapshot()));
    }

    private static io.switchboard.schema.ItemSnapshot toAvro(ItemSnapshot snapshot) {
        return new io.switchboard.schema.ItemSnapshot(
                onWire(snapshot.priority(), io.switchboard.schema.Priority.class),
                snapshot.status() == null ? null : snapshot.status().name(),
                snapshot.category(),
                snapshot.region(),
                snapshot.group(),
                snapshot.assignee());
    }
}
