package io.switchboard.wire;

import static io.switchboard.wire.Field.onWire;
import static io.switchboard.wire.Field.symbol;

import io.switchboard.event.ItemType;
import io.switchboard.schema.UnmatchedItem;
import io.switchboard.sla.Unmatched;
import java.time.Instant;
import org.apache.avro.Schema;

/** Items that no policy matches as their topic shows them. */
final class UnmatchedShape implements Shape<Unmatched, UnmatchedItem> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<Unmatched> type() {
        return Unmatched.class;
    }

    @Override
    public Schema schema() {
        return UnmatchedItem.getClassSchema();
    }

    @Override
    public Instant at(Unmatched unmatched) {
        return unmatched.at();
    }

    @Override
    public Unmatched fromAvro(UnmatchedItem unmatched) {
        return new Unmatched(
                unmatched.getItemId(),
                symbol("type", unmatched.getType(), ItemType.class),
                unmatched.getCustomerId(),
                unmatched.getAt(),
                unmatched.getEventId(),
                Snapshots.fromAvro(unmatched.getSnapshot()));
    }

    @Override
    public UnmatchedItem toAvro(Unmatched unmatched) {
        return new UnmatchedItem(
                unmatched.itemId(),
                onWire(unmatched.type(), io.switchboard.schema.ItemType.class),
                unmatched.customerId(),
                unmatched.at(),
                unmatched.eventId(),
                Snapshots.toAvro(unmatched.snapshot()));
    }
}
