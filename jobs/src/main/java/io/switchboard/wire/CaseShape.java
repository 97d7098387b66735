package io.switchboard.wire;

import io.switchboard.health.Measured;
import io.switchboard.health.ProactiveCase;
import io.switchboard.schema.ProactiveState;
import io.switchboard.schema.Share;
import java.time.Instant;
import org.apache.avro.Schema;

/** Proactive cases as their topic shows them. */
final class CaseShape implements Shape<ProactiveCase, io.switchboard.schema.ProactiveCase> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<ProactiveCase> type() {
        return ProactiveCase.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.ProactiveCase.getClassSchema();
    }

    @Override
    public Instant at(ProactiveCase one) {
        return Instant.ofEpochMilli(one.at());
    }

    @Override
    public ProactiveCase fromAvro(io.switchboard.schema.ProactiveCase one) {
        return new ProactiveCase(
                one.getCaseId(),
                one.getCustomerId(),
                Field.symbol("state", one.getState(), ProactiveCase.State.class),
                one.getAt().toEpochMilli(),
                one.getPressedSince().toEpochMilli(),
                one.getRaisedAt().toEpochMilli(),
                one.getPressure(),
                one.getResource(),
                one.getParts().stream()
                        .map(part -> new Measured(part.getName(), part.getShare()))
                        .toList(),
                one.getLeadMs());
    }

    @Override
    public io.switchboard.schema.ProactiveCase toAvro(ProactiveCase one) {
        return new io.switchboard.schema.ProactiveCase(
                one.caseId(),
                one.customerId(),
                Field.onWire(one.state(), ProactiveState.class),
                at(one),
                Instant.ofEpochMilli(one.pressedSince()),
                Instant.ofEpochMilli(one.raisedAt()),
                one.pressure(),
                one.resource(),
                one.parts().stream()
                        .map(part -> new Share(part.measure(), part.share()))
                        .toList(),
                one.leadMs());
    }
}
