package io.switchboard.wire;

import io.switchboard.event.AgentEvent;
import io.switchboard.schema.AgentStatus;
import java.time.Instant;
import org.apache.avro.Schema;

/** What agents are at, for whoever counts their time and does not ask what they can do. */
final class AgentStateShape implements Shape<AgentEvent, io.switchboard.schema.AgentEvent> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<AgentEvent> type() {
        return AgentEvent.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.AgentEvent.getClassSchema();
    }

    @Override
    public Instant at(AgentEvent event) {
        return event.at();
    }

    @Override
    public AgentEvent fromAvro(io.switchboard.schema.AgentEvent event) {
        return new AgentEvent(
                Field.eventId(event.getEventId()),
                Field.id("agentId", event.getAgentId(), "every event must name its agent"),
                Field.instant("at", event.getAt()),
                Field.symbol("status", event.getStatus(), AgentEvent.Kind.class),
                Field.sequence(event.getSequence()),
                Field.text("region", event.getRegion()),
                Field.text("group", event.getGroup()));
    }

    @Override
    public io.switchboard.schema.AgentEvent toAvro(AgentEvent event) {
        return io.switchboard.schema.AgentEvent.newBuilder()
                .setEventId(event.eventId())
                .setAgentId(event.agentId())
                .setAt(event.at())
                .setSequence(event.sequence())
                .setStatus(Field.onWire(event.kind(), AgentStatus.class))
                .setRegion(event.region())
                .setGroup(event.group())
                .build();
    }
}
