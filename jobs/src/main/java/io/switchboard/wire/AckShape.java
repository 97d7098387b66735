package io.switchboard.wire;

import static io.switchboard.wire.Field.onWire;
import static io.switchboard.wire.Field.symbol;
import static io.switchboard.wire.Field.text;

import io.switchboard.event.Ack;
import io.switchboard.event.ItemType;
import io.switchboard.schema.AckKind;
import io.switchboard.schema.EscalationAck;
import java.time.Instant;
import org.apache.avro.Schema;

/** Acknowledgements as their topic shows them. */
final class AckShape implements Shape<Ack, EscalationAck> {

    private static final long serialVersionUID = 1;

    private static final String ALL_THREE =
            "name all three as the escalation does, or leave out all three to mean every chain of the item";

    @Override
    public Class<Ack> type() {
        return Ack.class;
    }

    @Override
    public Schema schema() {
        return EscalationAck.getClassSchema();
    }

    @Override
    public Instant at(Ack ack) {
        return ack.at();
    }

    @Override
    public Ack fromAvro(EscalationAck ack) {
        requireAWholeChain(ack);
        return new Ack(
                Field.eventId(ack.getEventId()),
                Field.itemId(ack.getItemId()),
                symbol("items", ack.getItems(), ItemType.class),
                Field.instant("at", ack.getAt()),
                symbol("kind", ack.getKind(), Ack.Kind.class),
                chain("policyId", ack.getPolicyId()),
                chain("clock", ack.getClock()),
                chain("cycle", ack.getCycle()),
                text("escalationId", ack.getEscalationId()),
                text("by", ack.getBy()));
    }

    private static String chain(String field, String value) {
        return value == null ? null : Field.id(field, value, ALL_THREE);
    }

    /** Half a name would stop chains that nobody has in hand, or none. */
    private static void requireAWholeChain(EscalationAck ack) {
        boolean named = ack.getPolicyId() != null;
        if (named != (ack.getClock() != null) || named != (ack.getCycle() != null)) {
            throw Field.refusal(
                    "the chain",
                    "policyId %s, clock %s, cycle %s".formatted(ack.getPolicyId(), ack.getClock(), ack.getCycle()),
                    ALL_THREE);
        }
    }

    @Override
    public EscalationAck toAvro(Ack ack) {
        return new EscalationAck(
                ack.eventId(),
                ack.itemId(),
                onWire(ack.items(), io.switchboard.schema.ItemType.class),
                ack.at(),
                onWire(ack.kind(), AckKind.class),
                ack.policyId(),
                ack.clock(),
                ack.cycle(),
                ack.escalationId(),
                ack.by());
    }
}
