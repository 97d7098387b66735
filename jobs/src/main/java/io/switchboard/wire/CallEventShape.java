package io.switchboard.wire;

import static io.switchboard.wire.Field.onWire;
import static io.switchboard.wire.Field.symbol;
import static io.switchboard.wire.Field.text;

import io.switchboard.event.CallEvent;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.schema.CallEventKind;
import io.switchboard.schema.CallStatus;
import java.time.Instant;
import org.apache.avro.Schema;

/** Calls as their topic shows them. */
final class CallEventShape implements Shape<CallEvent, io.switchboard.schema.CallEvent> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<CallEvent> type() {
        return CallEvent.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.CallEvent.getClassSchema();
    }

    @Override
    public Instant at(CallEvent event) {
        return event.at();
    }

    @Override
    public CallEvent fromAvro(io.switchboard.schema.CallEvent event) {
        return new CallEvent(
                Field.eventId(event.getEventId()),
                Field.itemId(event.getItemId()),
                Field.customerId(event.getCustomerId()),
                Field.instant("at", event.getAt()),
                symbol("kind", event.getKind(), CallEvent.Kind.class),
                Field.sequence(event.getSequence()),
                symbol("status", event.getStatus(), Status.class),
                symbol("priority", event.getPriority(), Priority.class),
                text("category", event.getCategory()),
                text("language", event.getLanguage()),
                text("region", event.getRegion()),
                text("group", event.getGroup()),
                text("assignee", event.getAssignee()));
    }

    @Override
    public io.switchboard.schema.CallEvent toAvro(CallEvent event) {
        return new io.switchboard.schema.CallEvent(
                event.eventId(),
                event.itemId(),
                event.customerId(),
                event.at(),
                onWire(event.kind(), CallEventKind.class),
                event.sequence(),
                onWire(event.status(), CallStatus.class),
                onWire(event.priority(), io.switchboard.schema.Priority.class),
                event.category(),
                event.language(),
                event.region(),
                event.group(),
                event.assignee());
    }
}
