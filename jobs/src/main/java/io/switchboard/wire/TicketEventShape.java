package io.switchboard.wire;

import static io.switchboard.wire.Field.instant;
import static io.switchboard.wire.Field.onWire;
import static io.switchboard.wire.Field.symbol;
import static io.switchboard.wire.Field.text;

import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Direction;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import io.switchboard.schema.TicketEventKind;
import io.switchboard.schema.TicketStatus;
import java.time.Instant;
import org.apache.avro.Schema;

/** Tickets as their topic shows them. */
final class TicketEventShape implements Shape<TicketEvent, io.switchboard.schema.TicketEvent> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<TicketEvent> type() {
        return TicketEvent.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.TicketEvent.getClassSchema();
    }

    @Override
    public Instant at(TicketEvent event) {
        return event.at();
    }

    @Override
    public Instant earliest(TicketEvent event) {
        boolean older = event.createdAt() != null && event.createdAt().isBefore(event.at());
        return older ? event.createdAt() : event.at();
    }

    @Override
    public TicketEvent fromAvro(io.switchboard.schema.TicketEvent event) {
        return new TicketEvent(
                Field.eventId(event.getEventId()),
                Field.itemId(event.getItemId()),
                Field.customerId(event.getCustomerId()),
                instant("at", event.getAt()),
                symbol("kind", event.getKind(), TicketEvent.Kind.class),
                Field.sequence(event.getSequence()),
                instant("createdAt", event.getCreatedAt()),
                symbol("status", event.getStatus(), Status.class),
                text("statusReason", event.getStatusReason()),
                symbol("priority", event.getPriority(), Priority.class),
                text("category", event.getCategory()),
                symbol("channel", event.getChannel(), Channel.class),
                text("language", event.getLanguage()),
                text("region", event.getRegion()),
                text("group", event.getGroup()),
                text("assignee", event.getAssignee()),
                symbol("author", event.getAuthor(), Author.class),
                symbol("visibility", event.getVisibility(), Visibility.class),
                text("mergedInto", event.getMergedInto()),
                instant("targetAt", event.getTargetAt()),
                symbol("direction", event.getDirection(), Direction.class),
                text("intent", event.getIntent()),
                text("actor", event.getActor()));
    }

    @Override
    public io.switchboard.schema.TicketEvent toAvro(TicketEvent event) {
        return new io.switchboard.schema.TicketEvent(
                event.eventId(),
                event.itemId(),
                event.customerId(),
                event.at(),
                onWire(event.kind(), TicketEventKind.class),
                event.sequence(),
                event.createdAt(),
                onWire(event.status(), TicketStatus.class),
                event.statusReason(),
                onWire(event.priority(), io.switchboard.schema.Priority.class),
                event.category(),
                onWire(event.channel(), io.switchboard.schema.Channel.class),
                event.language(),
                event.region(),
                event.group(),
                event.assignee(),
                onWire(event.author(), io.switchboard.schema.Author.class),
                onWire(event.visibility(), io.switchboard.schema.Visibility.class),
                event.mergedInto(),
                event.targetAt(),
                onWire(event.direction(), io.switchboard.schema.Direction.class),
                event.intent(),
                event.actor());
    }
}
